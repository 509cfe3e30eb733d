import { useRef, useState } from 'preact/hooks';
import { ERRORS, type ErrorCode } from '../../contract/errors';
import { NoAnswer, Refusal } from '../api/client';
import { signCommitment } from '../api/commitments';
import { newKey } from '../api/key';
import type { Commitment, Party, SignedName } from '../api/types';
import { t } from '../ui/words';
import { dropIntention, findWaiting, keepIntention, type Intention } from './intentions';

export interface SigningRefusal {
  code: string;
  words: string;
  /** A limit or rule said no: amber, with a way out. Otherwise it is a failure. */
  limit: boolean;
  /** It was about the PIN, so the person stays where they are. */
  pin: boolean;
}

interface Signing {
  commitment: Commitment;
  party: Party;
  signer: { personId: string; name: string; self: boolean };
  name: SignedName;
  resume?: Intention | undefined;
  onSigned: (commitment: Commitment) => void;
  onStale: () => void;
}

const STALE = ['commitment_changed', 'commitment_transition', 'commitment_expired', 'already_signed'];

/**
 * Sends a signature. The intention, with its key, is stored before the first try and leaves only when the server has
 * answered: a repeated try is the same one, and a silence is never taken for success.
 */
export function useSigning({ commitment, party, signer, name, resume, onSigned, onStale }: Signing) {
  const [busy, setBusy] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [silent, setSilent] = useState(false);
  const [refusal, setRefusal] = useState<SigningRefusal>();
  const current = useRef<Intention | undefined>(resume);

  /** The key belongs to the version and the name: the same again is the same try, another name is another one. */
  const intend = async (): Promise<Intention> => {
    const mine =
      current.current ?? (await findWaiting(commitment.id, commitment.hash, signer.personId).catch(() => undefined));
    if (mine && mine.hash === commitment.hash && JSON.stringify(mine.name) === JSON.stringify(name)) return mine;
    return {
      key: newKey(),
      commitmentId: commitment.id,
      hash: commitment.hash,
      party: { kind: party.kind, id: party.id },
      personId: signer.personId,
      name,
      title: commitment.lines[0]?.name ?? '',
      total: commitment.total,
      madeAt: new Date().toISOString(),
    };
  };

  const refused = async (error: Refusal, intention: Intention) => {
    await dropIntention(intention.key).catch(() => {});
    if (STALE.includes(error.code)) return onStale();
    if (error.code === 'idempotency_key_reused') current.current = undefined;
    setRefusal({
      code: error.code,
      words: error.words,
      limit: ERRORS[error.code as ErrorCode] === 'refused',
      pin: error.code.startsWith('pin_'),
    });
  };

  const send = async (pin: string) => {
    setBusy(true);
    setRefusal(undefined);
    const intention = await intend();
    current.current = intention;
    // A device that cannot store it still may sign; it only cannot promise to remember.
    await keepIntention(intention).catch(() => {});
    try {
      const signed = await signCommitment(
        commitment.id,
        {
          hash: intention.hash,
          party: intention.party,
          name: intention.name,
          pin,
          ...(signer.self ? {} : { personId: signer.personId }),
        },
        intention.key,
      );
      await dropIntention(intention.key).catch(() => {});
      onSigned(signed);
    } catch (error) {
      if (error instanceof Refusal) await refused(error, intention);
      else if (error instanceof NoAnswer) {
        setSilent(true);
        setWaiting(true);
      } else setRefusal({ code: 'unknown', words: t('ui.sign.broken'), limit: false, pin: false });
    } finally {
      setBusy(false);
    }
  };

  return {
    busy,
    waiting,
    /** An earlier try got no answer. */
    silent,
    refusal,
    send: (pin: string) => void send(pin),
    again: () => setWaiting(false),
    reset: () => {
      current.current = undefined;
      setRefusal(undefined);
      setWaiting(false);
      setSilent(false);
    },
  };
}
