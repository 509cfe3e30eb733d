import { useEffect, useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import 'words:ui.sign';
import type { Commitment, Party } from '../api/types';
import { me, role, standsFor } from '../identity/session';
import { PageTitle } from '../ui/page';
import { Shown } from '../ui/states';
import { t } from '../ui/words';
import { findIntention, type Intention } from './intentions';
import { SignFlow } from './sign-flow';
import { SignFrame } from './sign-frame';
import { useCommitment } from './use-commitment';
import { WrongPage } from './wrong-page';

/** Signs for oneself; or goes on with a signature that waits on this device, whoever's it is. */
export default function SignPage() {
  const { id = '' } = useRoute().params;
  const { query } = useLocation();
  const commitment = useCommitment(id);
  const [resume, setResume] = useState<Intention | null | undefined>(query.kunci ? undefined : null);
  useEffect(() => {
    if (query.kunci) findIntention(query.kunci).then((found) => setResume(found ?? null), () => setResume(null)); // prettier-ignore
  }, [query.kunci]);

  if (!commitment.data || resume === undefined)
    return (
      <SignFrame back={() => history.back()}>
        <PageTitle hidden name={t('ui.sign.pageTitle')} />
        <Shown of={commitment} loading={t('ui.sign.loading')} failing={t('ui.sign.failing')}>
          {() => null}
        </Shown>
      </SignFrame>
    );
  return <Signing key={id} commitment={commitment.data} resume={resume} reload={commitment.reload} />;
}

interface SigningProps {
  commitment: Commitment;
  resume: Intention | null;
  reload: () => void;
}
function Signing({ commitment, resume, reload }: SigningProps) {
  const { route } = useLocation();
  const [wrong, setWrong] = useState(false);
  const party = commitment.parties.find((one) =>
    resume ? one.kind === resume.party.kind && one.id === resume.party.id : standsFor(one.kind, one.id),
  );
  const open = commitment.status === 'draft' && party && !party.signature;
  useEffect(() => {
    if (!open) route(`/komitmen/${commitment.id}`, true);
  }, [open]);
  if (!open) return null;
  if (wrong) return <WrongPage commitment={commitment} onBack={() => setWrong(false)} />;
  return (
    <SignFlow
      commitment={commitment}
      party={party}
      signer={signerOf(party, resume)}
      resume={resume ?? undefined}
      onSigned={() => route(`/komitmen/${commitment.id}`, true)}
      onStale={reload}
      onWrong={() => (role.value === 'officer' ? route(`/komitmen/${commitment.id}/ubah`) : setWrong(true))}
      onLeave={() => route(`/komitmen/${commitment.id}`)}
    />
  );
}

function signerOf(party: Party, resume: Intention | null) {
  const personId = resume?.personId ?? me.value!.person.id;
  const known = party.signers.find((one) => one.personId === personId);
  const self = personId === me.value?.person.id;
  return { personId, name: known?.name ?? (self ? me.value!.person.name : ''), self };
}
