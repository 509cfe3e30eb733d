import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import 'words:ui.commitment';
import 'words:ui.commitments';
import './commitments.css';
import './sign.css';
import { clock, moment, rupiah } from '../../contract/format';
import { Refusal } from '../api/client';
import { withdrawCommitment } from '../api/commitments';
import type { Commitment } from '../api/types';
import { role, standsFor, zone } from '../identity/session';
import { Icon } from '../ui/icon';
import { officeName } from '../ui/lists';
import { Badge, Note } from '../ui/note';
import { PageTitle } from '../ui/page';
import { PhoneShell } from '../ui/phone-shell';
import { StaffShell } from '../ui/staff-shell';
import { Shown } from '../ui/states';
import { SureButton } from '../ui/sure-button';
import { language, t } from '../ui/words';
import { numberOf, standingOf, unauthorised, unsigned } from './commitment-words';
import { ReadBack, type Side } from './read-back';
import { useCommitment } from './use-commitment';
import { VoidForm } from './void-form';

const mine = (party: { kind: 'agency' | 'umkm'; id: string }) => standsFor(party.kind, party.id);
const sideOf = (): Side => (role.value === 'umkm' ? 'umkm' : role.value === 'officer' ? 'agency' : 'both');

/** One commitment: where it stands, what can be done, and everything that was read. */
export default function CommitmentPage() {
  const { id = '' } = useRoute().params;
  const commitment = useCommitment(id);
  const page = (
    <Shown of={commitment} loading={t('ui.commitment.loading')} failing={t('ui.commitment.failing')}>
      {(found) => <Body commitment={found} reload={commitment.reload} />}
    </Shown>
  );
  return role.value === 'umkm' ? (
    <PhoneShell back="/komitmen">{page}</PhoneShell>
  ) : (
    <StaffShell place="commitments" bare>
      {page}
    </StaffShell>
  );
}

function Body({ commitment, reload }: { commitment: Commitment; reload: () => void }) {
  const final = commitment.status === 'final';
  return (
    <div class="commitment">
      {final ? <ReceiptHead commitment={commitment} /> : <StateHead commitment={commitment} />}
      <div class="commitment-body">
        {final && <NextSteps commitment={commitment} />}
        {unauthorised(commitment) && <Note tone="lack">{t('ui.commitment.unauthorised')}</Note>}
        {commitment.status === 'draft' && <DraftActions commitment={commitment} reload={reload} />}
        <Parties commitment={commitment} />
        <ReadBack read={commitment} side={sideOf()} />
        {final && <VoidForm commitment={commitment} party={commitment.parties.find(mine)} onDone={reload} />}
      </div>
    </div>
  );
}

/** Cloth means binding: shown only for what has the server's receipt. */
function ReceiptHead({ commitment }: { commitment: Commitment }) {
  return (
    <div class="receipt-head">
      <div>
        <PageTitle name={t('ui.commitment.signed')}>
          <span class="badge">
            <Icon name="check" /> {t('ui.commitment.signed')}
          </span>
        </PageTitle>
        <b>{rupiah(commitment.total, language.value)}</b>
        <span>
          {t('ui.commitment.bothAt', {
            at: commitment.finalAt ? clock(commitment.finalAt, zone.value, language.value) : '',
          })}
        </span>
      </div>
      <div class="shoots" aria-hidden="true" />
    </div>
  );
}

function StateHead({ commitment }: { commitment: Commitment }) {
  const standing = standingOf(commitment, mine);
  const waitsFor = unsigned(commitment).map((party) => party.name).join(', '); // prettier-ignore
  const tone = { signMe: 'warning', waitOther: 'info', void: 'danger', refused: 'danger', withdrawn: 'quiet', expired: 'quiet', final: 'positive' } as const; // prettier-ignore
  return (
    <div class="state-head">
      <PageTitle>{t(`ui.commitment.state.${standing}`)}</PageTitle>
      <Badge
        tone={tone[standing]}
        icon={standing === 'signMe' ? 'pen' : standing === 'void' || standing === 'refused' ? 'x' : 'clock'}
      >
        {t(`ui.commitments.standing.${standing}`)}
        {commitment.number !== null && ` ${numberOf(commitment)}`}
      </Badge>
      <p class="quiet">
        {t(`ui.commitment.hint.${standing}`, { waitsFor })}
        {commitment.status === 'draft' &&
          commitment.expiresAt &&
          ` ${t('ui.commitment.expires', { at: moment(commitment.expiresAt, zone.value, language.value) })}`}
      </p>
    </div>
  );
}

function NextSteps({ commitment }: { commitment: Commitment }) {
  const text = t('ui.commitment.shareText', {
    number: numberOf(commitment),
    total: rupiah(commitment.total, language.value),
    buyer: commitment.agency.name,
    what: commitment.lines.map((line) => line.name).join(', '),
  });
  return (
    <div class="next-steps">
      <p>
        {t('ui.commitment.number')} <b>{numberOf(commitment)}</b>. {t('ui.commitment.next')}
      </p>
      <a
        class="btn main wide"
        href={`https://wa.me/?text=${encodeURIComponent(text)}`}
        target="_blank"
        rel="noreferrer"
      >
        <Icon name="chat" /> {t('ui.commitment.share')}
      </a>
      {commitment.voidRequest && (
        <Note tone="lack">
          {t('ui.commitment.voidAsked', { by: commitment.voidRequest.by, reason: commitment.voidRequest.reason ?? '' })}
        </Note>
      )}
    </div>
  );
}

function DraftActions({ commitment, reload }: { commitment: Commitment; reload: () => void }) {
  const { route } = useLocation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const standing = standingOf(commitment, mine);
  const officer = role.value === 'officer';
  const withdraw = async () => {
    setFailure(undefined);
    setBusy(true);
    try {
      await withdrawCommitment(commitment.id);
      reload();
    } catch (error) {
      setFailure(error instanceof Refusal ? error.words : t('ui.commitment.noAnswer'));
    }
    setBusy(false);
  };
  return (
    <div class="draft-actions">
      {failure && (
        <Note tone="bad" live>
          {failure}
        </Note>
      )}
      {standing === 'signMe' && (
        <button class="btn main" type="button" onClick={() => route(`/komitmen/${commitment.id}/tanda-tangan`)}>
          <Icon name="pen" /> {t('ui.commitment.readAndSign')}
        </button>
      )}
      {standing === 'waitOther' && role.value !== 'umkm' && (
        <a class="btn edge-btn" href={`/meja?komitmen=${commitment.id}`}>
          <Icon name="swap" /> {t('ui.commitment.onThisTablet')}
        </a>
      )}
      {officer && (
        <>
          <a class="btn edge-btn" href={`/komitmen/${commitment.id}/ubah`}>
            <Icon name="pen" /> {t('ui.commitment.edit')}
          </a>
          <SureButton
            label={t('ui.commitment.withdraw')}
            keep={t('ui.commitment.keep')}
            sure={t('ui.commitment.yesWithdraw')}
            busy={busy}
            onSure={() => void withdraw()}
          />
        </>
      )}
    </div>
  );
}

function Parties({ commitment }: { commitment: Commitment }) {
  return (
    <ul class="parties">
      {commitment.parties.map((party) => (
        <li key={party.id}>
          <span class="quiet">{t(`ui.commitment.party.${party.kind}`)}</span>
          <b>{party.name}</b>
          {party.signature ? (
            <Badge
              tone={party.signature.authority === 'authorised' ? 'positive' : 'warning'}
              icon={party.signature.authority === 'authorised' ? 'check' : 'alert'}
            >
              {party.signature.name}
              {party.signature.office && `, ${officeName(party.signature.office)}`},{' '}
              {moment(party.signature.at, zone.value, language.value)}
              {party.signature.authority === 'unauthorised' && `. ${t('ui.commitment.notAuthorised')}`}
            </Badge>
          ) : (
            <Badge tone="info" icon="clock">
              {t('ui.commitment.notYet')}
            </Badge>
          )}
        </li>
      ))}
    </ul>
  );
}
