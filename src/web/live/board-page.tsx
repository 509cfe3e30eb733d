import { useLayoutEffect, useRef } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import 'words:ui.board';
import './board.css';
import { clock, quantityOf, rupiahShort, time } from '../../contract/format';
import type { Board } from '../api/types';
import { Bar } from '../ui/bar';
import { Icon, Mark } from '../ui/icon';
import { PageTitle, useLook } from '../ui/page';
import { Failing, Loading } from '../ui/states';
import { language, t } from '../ui/words';
import { boardView, type BoardRow, type BoardView } from './board-view';
import { contactNow } from './connection';
import { useBoard, type LiveBoard } from './use-board';

const WIDTH = 1920;
const HEIGHT = 1080;
const TICKER_ROWS = 3;

type Row = Board['latest'][number];

/** The hall's screen: drawn at 1920 x 1080 and scaled as a whole; on a phone the same figures in one column. */
export default function BoardPage() {
  const { eventId = '' } = useRoute().params;
  const live = useBoard(eventId);
  const wall = useRef<HTMLDivElement>(null);
  useLook('phone', 'dark');
  useLayoutEffect(() => {
    const fit = () => {
      const scale = Math.min(innerWidth / WIDTH, innerHeight / HEIGHT);
      wall.current?.style.setProperty('--scale', String(scale));
      wall.current?.style.setProperty('--left', `${(innerWidth - WIDTH * scale) / 2}px`);
      wall.current?.style.setProperty('--top', `${(innerHeight - HEIGHT * scale) / 2}px`);
    };
    fit();
    addEventListener('resize', fit);
    return () => removeEventListener('resize', fit);
  });
  if (!live.board)
    return (
      <main class="board-wait" id="main">
        <PageTitle hidden name={t('ui.board.title')} />
        {live.error ? (
          <Failing what={t('ui.board.failing')} error={live.error} retry={live.retry} />
        ) : (
          <Loading what={t('ui.board.loading')} />
        )}
      </main>
    );
  const trouble = contactNow.value === 'lost' || contactNow.value === 'old';
  const view = boardView(live.board, language.value);
  return (
    <div class={trouble ? 'board stale' : 'board'} ref={wall}>
      <Head board={live.board} live={live} stale={trouble} />
      <div class="shoots" aria-hidden="true" />
      <main id="main">
        <Hero board={live.board} view={view} />
        <div class="cols">
          <Rows
            title={t('ui.board.byShelf', { unit: view.columnWord })}
            rows={view.shelves}
            name={(row) => row.name}
          />
          <Rows
            title={t('ui.board.byBuyer', { unit: view.columnWord })}
            rows={view.buyers}
            name={(row) => t(`ui.board.group.${row.id as 'vertical'}`)}
          />
          <Latest board={live.board} />
        </div>
      </main>
      <Foot board={live.board} live={live} />
    </div>
  );
}

function Head({ board, live, stale }: { board: Board; live: LiveBoard; stale: boolean }) {
  const at = clock(live.at, board.timeZone, language.value);
  const words = stale
    ? 'ui.board.stale'
    : live.paused
      ? 'ui.board.paused'
      : board.stage === 'live'
        ? 'ui.board.live'
        : 'ui.board.closed';
  return (
    <header>
      <p class="mark">
        <Mark />
        <span>
          <b>{board.name}</b> {board.sample && <span class="sample-word">{t('ui.board.sample')}</span>}
        </span>
      </p>
      <p class="asof" role="status">
        <Icon name={stale ? 'off' : live.paused ? 'pause' : board.stage === 'live' ? 'on' : 'check'} />
        <span>
          {t(words)} <b>{t(stale ? 'ui.board.lastAt' : 'ui.board.at', { at })}</b>
        </span>
      </p>
    </header>
  );
}

function Hero({ board, view }: { board: Board; view: BoardView }) {
  const { goal } = view;
  const bar = useRef<HTMLElement>(null);
  useLayoutEffect(() => bar.current?.style.setProperty('--w', `${(goal?.share ?? 0) * 100}%`), [goal?.share]);
  return (
    <section class="hero">
      <div>
        <h1 class="label">{t('ui.board.signed')}</h1>
        <p class="total">
          <small>Rp</small> {view.total.figure} {view.total.word && <small>{view.total.word}</small>}
        </p>
      </div>
      <dl class="counts">
        <div>
          <dt>{t('ui.board.commitments')}</dt>
          <dd>{board.signed.count}</dd>
        </div>
        <div>
          <dt>{t('ui.board.sellers')}</dt>
          <dd>{board.signed.sellers}</dd>
        </div>
        <div>
          <dt>{t('ui.board.buyers')}</dt>
          <dd>{board.signed.buyers}</dd>
        </div>
        {view.small && (
          <div>
            <dt>{t('ui.board.small')}</dt>
            <dd>{view.small}</dd>
          </div>
        )}
      </dl>
      {goal && (
        <div class="goal">
          <div class="loom" role="img" aria-label={t('ui.board.goalLabel', { percent: goal.percent })}>
            <i ref={bar} />
          </div>
          <p class="goalwords">
            <span>
              <b class="pct">{goal.percent}%</b> {t('ui.board.ofTarget', { target: goal.target })}
            </span>
            <span>
              {goal.lacking && (
                <>
                  {t('ui.board.lacking')} <b>{goal.lacking}</b>
                </>
              )}
              {goal.beyond && (
                <>
                  {t('ui.board.beyond')} <b>{goal.beyond}</b>
                </>
              )}
            </span>
          </p>
        </div>
      )}
    </section>
  );
}

function Rows({ title, rows, name }: { title: string; rows: BoardRow[]; name: (row: BoardRow) => string }) {
  return (
    <section>
      <h2>{title}</h2>
      {rows.length === 0 && <p class="none">{t('ui.board.nothing')}</p>}
      <ul class="rows">
        {rows.map((row) => (
          <li key={row.id}>
            <span>{name(row)}</span>
            <b>{row.figure}</b>
            <Bar share={row.share} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The newest rows take the place of the oldest; nothing slides. */
function Latest({ board }: { board: Board }) {
  const first = useRef(board.asOf.seq);
  const { unauthorised } = board;
  const rows = board.latest.slice(0, TICKER_ROWS);
  return (
    <section class="latest">
      <h2>{t('ui.board.latest')}</h2>
      {rows.length === 0 && <p class="none">{t('ui.board.noneYet')}</p>}
      <ul class="tick-list">
        {rows.map((one, index) => (
          <li key={one.seq} class={index === 0 && one.seq > first.current ? 'fresh' : ''}>
            <time dateTime={one.at}>{time(one.at, board.timeZone, language.value)}</time>
            <span>{sellersOf(one)}</span>
            <b>{rupiahShort(one.rupiah, language.value)}</b>
            <span class="to">
              <span>{whatOf(one)}</span>
              <span>{t(`ui.board.kind.${one.agencyKind}`)}</span>
            </span>
          </li>
        ))}
      </ul>
      {unauthorised.count > 0 && (
        <p class="apart">
          {t('ui.board.unauthorised', {
            count: unauthorised.count,
            total: rupiahShort(unauthorised.rupiah, language.value),
          })}
        </p>
      )}
    </section>
  );
}

/** A name by consent only; several sellers are counted. */
const sellersOf = ({ seller, sellers }: Row): string =>
  sellers > 1
    ? t(seller ? 'ui.board.sellerAndMore' : 'ui.board.someSellers', { seller, count: seller ? sellers - 1 : sellers })
    : (seller ?? t('ui.board.someSeller'));

function whatOf({ what, more, quantity }: Row): string {
  const amount = quantity && quantityOf(quantity.value, quantity.steps, quantity.unit[language.value], language.value);
  const first = [amount, what].filter(Boolean).join(' ');
  return more > 0 ? t('ui.board.andMore', { first, count: more }) : first;
}

function Foot({ board, live }: { board: Board; live: LiveBoard }) {
  return (
    <footer>
      <p>
        {t('ui.board.counted')} <b>{t('ui.board.notPaid')}</b>
      </p>
      <p>
        {board.voided.count > 0 && <span>{t('ui.board.voided', { count: board.voided.count })}</span>}
        <button type="button" class="pause" aria-pressed={live.paused} onClick={() => live.pause(!live.paused)}>
          <Icon name={live.paused ? 'right' : 'pause'} /> {t(live.paused ? 'ui.board.resume' : 'ui.board.pause')}
        </button>
      </p>
    </footer>
  );
}
