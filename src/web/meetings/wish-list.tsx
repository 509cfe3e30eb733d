import { useState } from 'preact/hooks';
import { count } from '../../contract/format';
import { buildWishes, listWishes, removeWish } from '../api/meetings';
import type { Wish, WishRules } from '../api/types';
import { zone } from '../identity/session';
import { SelectField, TextField } from '../ui/field';
import { Note } from '../ui/note';
import { More, SearchBox, usePaged } from '../ui/paged';
import { Empty, Shown } from '../ui/states';
import { language, t } from '../ui/words';
import type { PartOfSchedule } from './schedule-page';
import { slotNames } from './slot-words';
import { useAct } from './use-act';
import { AddDialog, ArrangeDialog } from './wish-dialogs';

const INTEREST = ['either', 'both', 'none'] as const;

/** Who should meet whom: built from the matching, then arranged by hand. */
export function WishList({ eventId, schedule, reload, canEdit }: PartOfSchedule) {
  const [q, setQ] = useState('');
  const list = usePaged<Wish>(`wishes/${eventId}/${q}/${schedule.version}`, (cursor) =>
    listWishes(eventId, { q, cursor }),
  );
  const [arranging, setArranging] = useState<Wish>();
  const [adding, setAdding] = useState(false);
  const { failed, act } = useAct();
  const remove = (wish: Wish) => void act(wish.id, () => removeWish(eventId, wish.id)).then((done) => done && reload());
  const name = slotNames(schedule.slots, zone.value, language.value);
  return (
    <section aria-label={t('ui.schedule.part.wishes')} class="stack">
      {canEdit && <Rules eventId={eventId} rules={schedule.rules} onBuilt={reload} />}
      {failed && (
        <Note tone="bad" live>
          {failed}
        </Note>
      )}
      <div class="filter-bar">
        <SearchBox label={t('ui.schedule.wish.search')} onSearch={setQ} />
        {canEdit && (
          <button class="btn edge-btn" type="button" onClick={() => setAdding(true)}>
            {t('ui.schedule.wish.add')}
          </button>
        )}
      </div>
      <Shown of={list.first} loading={t('ui.schedule.wish.loading')} failing={t('ui.schedule.wish.failing')}>
        {() =>
          list.items.length === 0 ? (
            <Empty icon="people" title={t('ui.schedule.wish.none')}>
              {t('ui.schedule.wish.noneHint')}
            </Empty>
          ) : (
            <>
              <table class="list-table dense">
                <caption class="sr">{t('ui.schedule.part.wishes')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('ui.schedule.wish.umkm')}</th>
                    <th scope="col">{t('ui.schedule.wish.agency')}</th>
                    <th scope="col" class="r">
                      {t('ui.schedule.wish.points')}
                    </th>
                    <th scope="col">{t('ui.schedule.wish.arranged')}</th>
                    <th scope="col">
                      <span class="sr">{t('ui.schedule.people.actions')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {list.items.map((wish) => (
                    <tr key={wish.id}>
                      <th scope="row">{wish.umkm.name}</th>
                      <td data-l={t('ui.schedule.wish.agency')}>{wish.agency.name}</td>
                      <td class="r" data-l={t('ui.schedule.wish.points')}>
                        {count(wish.points, language.value)}
                      </td>
                      <td data-l={t('ui.schedule.wish.arranged')}>{arrangedWords(wish, name)}</td>
                      <td class="acts">
                        {canEdit && (
                          <p class="row">
                            <button class="btn edge-btn" type="button" onClick={() => setArranging(wish)}>
                              {t('ui.schedule.wish.arrange')}
                              <span class="sr"> {wish.umkm.name}</span>
                            </button>
                            <button class="btn edge-btn" type="button" onClick={() => remove(wish)}>
                              {t('ui.schedule.wish.remove')}
                              <span class="sr"> {wish.umkm.name}</span>
                            </button>
                          </p>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <More list={list} />
            </>
          )
        }
      </Shown>
      {arranging && (
        <ArrangeDialog
          eventId={eventId}
          slots={schedule.slots}
          wish={arranging}
          onSaved={reload}
          onClose={() => setArranging(undefined)}
        />
      )}
      {adding && <AddDialog eventId={eventId} onSaved={reload} onClose={() => setAdding(false)} />}
    </section>
  );
}

function arrangedWords({ source, fixedSlot, forbiddenSlots, before }: Wish, name: (key: string) => string): string {
  const parts = [
    source === 'organiser' && t('ui.schedule.wish.byHand'),
    fixedSlot !== null && t('ui.schedule.wish.fixed', { slot: name(fixedSlot) }),
    forbiddenSlots.length > 0 && t('ui.schedule.wish.forbidden', { count: forbiddenSlots.length }),
    before.length > 0 && t('ui.schedule.wish.before', { count: before.length }),
  ];
  return parts.filter(Boolean).join(', ');
}

function Rules({ eventId, rules, onBuilt }: { eventId: string; rules: WishRules; onBuilt: () => void }) {
  const [interest, setInterest] = useState(rules.interest);
  const [perAgency, setPerAgency] = useState(String(rules.bestPerAgency));
  const [perUmkm, setPerUmkm] = useState(String(rules.bestPerUmkm));
  const [built, setBuilt] = useState<string>();
  const { busy, failed, act } = useAct();
  const build = () =>
    void act('build', async () => {
      const body = {
        interest,
        interestPoints: rules.interestPoints,
        bestPerAgency: Number(perAgency),
        bestPerUmkm: Number(perUmkm),
      };
      setBuilt(t('ui.schedule.wish.built', await buildWishes(eventId, body)));
      onBuilt();
    });
  return (
    <form
      class="rules"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        build();
      }}
    >
      <SelectField
        id="interest"
        label={t('ui.schedule.wish.interest')}
        value={interest}
        onValue={(value) => setInterest(value as WishRules['interest'])}
        options={INTEREST.map((one) => ({ value: one, label: t(`ui.schedule.wish.interest.${one}`) }))}
      />
      <TextField
        id="per-agency"
        label={t('ui.schedule.wish.perAgency')}
        value={perAgency}
        onValue={setPerAgency}
        inputMode="numeric"
      />
      <TextField
        id="per-umkm"
        label={t('ui.schedule.wish.perUmkm')}
        value={perUmkm}
        onValue={setPerUmkm}
        inputMode="numeric"
      />
      <button class="btn main" type="submit" aria-busy={busy !== undefined}>
        {t('ui.schedule.wish.build')}
      </button>
      {(failed ?? built) && (
        <Note tone={failed ? 'bad' : 'good'} live>
          {failed ?? built}
        </Note>
      )}
    </form>
  );
}
