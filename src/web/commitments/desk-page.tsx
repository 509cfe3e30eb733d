import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import 'words:ui.desk';
import './commitments.css';
import { rupiah } from '../../contract/format';
import { listCommitments } from '../api/commitments';
import type { Commitment, Party, Signer } from '../api/types';
import { event, me, role } from '../identity/session';
import { officeName } from '../ui/lists';
import { Badge } from '../ui/note';
import { More, usePaged } from '../ui/paged';
import { PageTitle } from '../ui/page';
import { StaffShell } from '../ui/staff-shell';
import { Empty, Shown } from '../ui/states';
import { language, t } from '../ui/words';
import { unsigned } from './commitment-words';
import { SignFlow } from './sign-flow';
import { SignFrame } from './sign-frame';
import { useCommitment } from './use-commitment';
import { WrongPage } from './wrong-page';

/** Both on one tablet: a draft is chosen, the first party signs, the tablet changes hands, the second signs. */
export default function DeskPage() {
  const { query } = useLocation();
  return query.komitmen ? <Table key={query.komitmen} id={query.komitmen} /> : <Drafts />;
}

function Drafts() {
  const eventId = event.value?.id;
  const all = role.value === 'desk' || role.value === 'organiser';
  const drafts = usePaged<Commitment>(eventId ? `drafts/${eventId}` : null, (cursor) =>
    listCommitments(eventId!, { status: 'draft', cursor, ...(all ? {} : { mine: true }) }),
  );
  return (
    <StaffShell place="desk">
      <div class="page-head">
        <div>
          <PageTitle>{t('ui.desk.title')}</PageTitle>
          <p>{t('ui.desk.hint')}</p>
        </div>
        <button class="btn edge-btn" type="button" onClick={drafts.first.reload}>
          {t('ui.desk.refresh')}
        </button>
      </div>
      <Shown of={drafts.first} loading={t('ui.desk.loading')} failing={t('ui.desk.failing')}>
        {() =>
          drafts.items.length === 0 ? (
            <Empty icon="file" title={t('ui.desk.none')}>
              {t('ui.desk.noneHint')}
            </Empty>
          ) : (
            <>
              <ul class="desk-list">
                {drafts.items.map((one) => (
                  <li key={one.id}>
                    <div>
                      <b>{one.lines.map((line) => line.name).join(', ')}</b>
                      <p class="sides">
                        {one.parties.map((party) => (
                          <Badge
                            key={party.id}
                            tone={party.signature ? 'positive' : 'quiet'}
                            icon={party.signature ? 'check' : 'pen'}
                          >
                            {party.name}
                          </Badge>
                        ))}
                      </p>
                    </div>
                    <p class="amount">{rupiah(one.total, language.value)}</p>
                    <span />
                    <a class="btn main" href={`/meja?komitmen=${one.id}`}>
                      {t('ui.desk.start')}
                      <span class="sr"> {one.lines[0]?.name}</span>
                    </a>
                  </li>
                ))}
              </ul>
              <More list={drafts} />
            </>
          )
        }
      </Shown>
    </StaffShell>
  );
}

function Table({ id }: { id: string }) {
  const commitment = useCommitment(id);
  if (!commitment.data)
    return (
      <SignFrame back={() => history.back()}>
        <PageTitle hidden name={t('ui.desk.title')} />
        <Shown of={commitment} loading={t('ui.desk.loadingOne')} failing={t('ui.desk.failingOne')}>
          {() => null}
        </Shown>
      </SignFrame>
    );
  return <Turns commitment={commitment.data} set={commitment.set} reload={commitment.reload} />;
}

type Turn =
  { step: 'who' } | { step: 'sign'; party: string; signer: Signer } | { step: 'hand'; to: Party } | { step: 'wrong' };

interface TurnsProps {
  commitment: Commitment;
  set: (next: Commitment) => void;
  reload: () => void;
}

/** Whose turn it is. The signing form is mounted anew for each signer, so nothing typed by one is left for the next. */
function Turns({ commitment, set, reload }: TurnsProps) {
  const { route } = useLocation();
  const [turn, setTurn] = useState<Turn>({ step: 'who' });
  const waits = unsigned(commitment);
  // Whoever holds the tablet keeps the turn, even if another party signs elsewhere meanwhile.
  const party = (turn.step === 'sign' && waits.find((one) => one.id === turn.party)) || waits[0];
  const open = commitment.status === 'draft' && party;
  useEffect(() => {
    if (!open) route(`/komitmen/${commitment.id}`, true);
  }, [open]);
  if (!open) return null;
  const leave = () => route('/meja');
  const signed = (next: Commitment) => {
    const rest = unsigned(next)[0];
    set(next);
    if (rest) setTurn({ step: 'hand', to: rest });
  };
  switch (turn.step) {
    case 'who':
      return (
        <Who party={party} onChoose={(signer) => setTurn({ step: 'sign', party: party.id, signer })} onBack={leave} />
      );
    case 'sign':
      if (party.id !== turn.party)
        return <HandOver to={party} onReady={() => setTurn({ step: 'who' })} onBack={leave} />;
      return (
        <SignFlow
          key={`${party.id}/${turn.signer.personId}`}
          commitment={commitment}
          party={party}
          signer={{
            personId: turn.signer.personId,
            name: turn.signer.name,
            self: turn.signer.personId === me.value?.person.id,
          }}
          onSigned={signed}
          onStale={reload}
          onWrong={() => setTurn({ step: 'wrong' })}
          onLeave={() => setTurn({ step: 'who' })}
        />
      );
    case 'hand':
      return <HandOver to={turn.to} onReady={() => setTurn({ step: 'who' })} onBack={leave} />;
    case 'wrong':
      return <WrongPage commitment={commitment} onBack={() => setTurn({ step: 'who' })} />;
  }
}

function Who({ party, onChoose, onBack }: { party: Party; onChoose: (signer: Signer) => void; onBack: () => void }) {
  const first = party.signers.find((one) => one.mayBind) ?? party.signers[0];
  const [chosen, setChosen] = useState(first?.personId);
  const signer = party.signers.find((one) => one.personId === chosen);
  return (
    <SignFrame back={onBack}>
      <PageTitle key={party.id}>{t('ui.desk.who', { party: party.name })}</PageTitle>
      {party.signers.length === 0 && <p class="quiet">{t('ui.desk.nobody')}</p>}
      <fieldset class="signers">
        <legend class="sr">{t('ui.desk.who', { party: party.name })}</legend>
        {party.signers.map((one) => (
          <label class="choice" key={one.personId}>
            <input
              type="radio"
              name="signer"
              checked={one.personId === chosen}
              onChange={() => setChosen(one.personId)}
            />
            <span>
              <b>{one.name}</b>
              <small>
                {one.office && officeName(one.office)}
                {!one.mayBind && `. ${t('ui.desk.mayNotBind')}`}
              </small>
            </span>
          </label>
        ))}
      </fieldset>
      <div class="end low">
        <button class="btn main wide" type="button" aria-disabled={!signer} onClick={() => signer && onChoose(signer)}>
          {t('ui.desk.read')}
        </button>
      </div>
    </SignFrame>
  );
}

function HandOver({ to, onReady, onBack }: { to: Party; onReady: () => void; onBack: () => void }) {
  return (
    <SignFrame back={onBack}>
      <div class="handover stack">
        <Badge tone="positive" icon="check">
          {t('ui.desk.oneDone')}
        </Badge>
        <PageTitle>{t('ui.desk.handOver')}</PageTitle>
        <p class="who-next">{to.name}</p>
        <p class="quiet">{t('ui.desk.handOverHint')}</p>
      </div>
      <div class="end low">
        <button class="btn main wide" type="button" onClick={onReady}>
          {t('ui.desk.received')}
        </button>
      </div>
    </SignFrame>
  );
}
