import { useState } from 'preact/hooks';
import 'words:ui.invite';
import { moment } from '../../contract/format';
import type { AgencyKind, Office } from '../../contract/kinds';
import { Refusal } from '../api/client';
import { invite } from '../api/people';
import type { Invitation } from '../api/types';
import { zone } from '../identity/session';
import { Dialog } from '../ui/dialog';
import { ErrorSummary, fieldErrorsOf, SelectField, TextField, type FieldErrors } from '../ui/field';
import { Icon } from '../ui/icon';
import { officeName } from '../ui/lists';
import { Note } from '../ui/note';
import { Qr } from '../ui/qr';
import { language, t } from '../ui/words';

export interface InviteScope {
  role: 'officer' | 'umkm' | 'desk';
  scope: { kind: 'agency' | 'umkm' | 'event'; id: string };
  name: string;
  agencyKind?: AgencyKind;
}

const OFFICES: Record<InviteScope['role'], Office[]> = {
  officer: ['PPK', 'KPA', 'PA', 'PP', 'PPTK', 'DIRECTOR', 'VILLAGE_HEAD', 'OTHER'],
  umkm: ['OWNER', 'PROXY'],
  desk: [],
};

/** Invites one person for one party; what comes back is a link to send or to show as a QR at the desk. */
export function InviteDialog({ eventId, to, onClose }: { eventId: string; to: InviteScope; onClose: () => void }) {
  const [made, setMade] = useState<Invitation>();
  return (
    <Dialog title={t(`ui.invite.title.${to.role}`, { name: to.name })} onClose={onClose}>
      {made ? (
        <InviteLink made={made} onClose={onClose} />
      ) : (
        <InviteForm eventId={eventId} to={to} onMade={setMade} onClose={onClose} />
      )}
    </Dialog>
  );
}

function InviteForm({
  eventId,
  to,
  onMade,
  onClose,
}: {
  eventId: string;
  to: InviteScope;
  onMade: (made: Invitation) => void;
  onClose: () => void;
}) {
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [office, setOffice] = useState<string>(OFFICES[to.role][0] ?? '');
  const [purpose, setPurpose] = useState<'invite' | 'desk'>('invite');
  const [errors, setErrors] = useState<FieldErrors>({});
  const [turn, setTurn] = useState(0);
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    const found: FieldErrors = {};
    if (name.trim().length < 2) found['invite-name'] = t('ui.invite.nameMissing');
    if (phone.trim() && !/^\+?[\d\s-]{8,18}$/.test(phone.trim())) found['invite-phone'] = t('ui.invite.phoneWrong');
    setErrors(found);
    setTurn((count) => count + 1);
    setFailure(undefined);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      onMade(
        await invite(eventId, {
          role: to.role,
          scope: to.scope,
          name: name.trim(),
          purpose,
          ...(phone.trim() ? { phone: phone.replace(/[\s-]/g, '') } : {}),
          ...(office ? { office: office as Office } : {}),
        }),
      );
    } catch (error) {
      const refused = fieldErrorsOf(error);
      setErrors({
        ...(refused.name ? { 'invite-name': refused.name } : {}),
        ...(refused.phone ? { 'invite-phone': refused.phone } : {}),
      });
      setFailure(error instanceof Refusal ? error.words : t('ui.invite.noAnswer'));
      setBusy(false);
    }
  };
  return (
    <form noValidate onSubmit={(submit) => { submit.preventDefault(); if (!busy) void send(); }} /* prettier-ignore */>
      <div class="stack">
        <ErrorSummary errors={errors} turn={turn} />
        {failure && (
          <Note tone="bad" live>
            {failure}
          </Note>
        )}
        <TextField
          id="invite-name"
          label={t('ui.invite.name')}
          value={name}
          onValue={setName}
          error={errors['invite-name']}
          maxLength={120}
        />
        {OFFICES[to.role].length > 0 && (
          <SelectField
            id="invite-office"
            label={t('ui.invite.office')}
            value={office}
            onValue={setOffice}
            options={OFFICES[to.role].map((one) => ({ value: one, label: officeName(one) }))}
          />
        )}
        <TextField
          id="invite-phone"
          label={t('ui.invite.phone')}
          value={phone}
          onValue={setPhone}
          error={errors['invite-phone']}
          inputMode="tel"
          help={t('ui.invite.phoneHelp')}
        />
        <div class="pick" role="group" aria-label={t('ui.invite.purpose')}>
          <button type="button" aria-pressed={purpose === 'invite'} onClick={() => setPurpose('invite')}>
            {t('ui.invite.sevenDays')}
          </button>
          <button type="button" aria-pressed={purpose === 'desk'} onClick={() => setPurpose('desk')}>
            {t('ui.invite.tenMinutes')}
          </button>
        </div>
      </div>
      <div class="row">
        <button class="btn edge-btn" type="button" onClick={onClose}>
          {t('ui.invite.cancel')}
        </button>
        <button class="btn main" type="submit" aria-busy={busy}>
          {t(busy ? 'ui.invite.busy' : 'ui.invite.make')}
        </button>
      </div>
    </form>
  );
}

function InviteLink({ made, onClose }: { made: Invitation; onClose: () => void }) {
  const [copied, setCopied] = useState(false);
  const { link, person } = made;
  return (
    <div class="invite-link">
      <p>{t('ui.invite.made', { name: person.name, until: moment(link.expiresAt, zone.value, language.value) })}</p>
      <Qr text={link.url} label={t('ui.invite.qr', { name: person.name })} />
      <p class="url">{link.url}</p>
      <p class="sr" role="status">
        {copied && t('ui.invite.copied')}
      </p>
      <div class="row">
        {link.waUrl && (
          <a class="btn main" href={link.waUrl} target="_blank" rel="noreferrer">
            <Icon name="chat" /> {t('ui.invite.whatsapp')}
          </a>
        )}
        <button
          class="btn edge-btn"
          type="button"
          onClick={() => void navigator.clipboard?.writeText(link.url).then(() => setCopied(true), () => {})} /* prettier-ignore */
        >
          {copied ? t('ui.invite.copied') : t('ui.invite.copy')}
        </button>
        <button class="btn edge-btn" type="button" onClick={onClose}>
          {t('ui.invite.close')}
        </button>
      </div>
    </div>
  );
}
