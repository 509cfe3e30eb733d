import type { CommitmentView } from '../../src/commitments/commitment.view.js';
import type { WarningCode } from '../../src/commitments/warnings.js';
import type { Pair } from './pairing.js';
import type { Answer, Participant } from './participant.js';
import { niceRupiah, type Random } from './random.js';
import { PIN } from './seed.js';
import { reduced, type Wish, wishFor } from './wish.js';

/** How fast people are. */
export interface Tempo {
  /** Waits for one's turn to sign. */
  turn(): Promise<void>;
  /** Reads, thinks, talks. */
  moment(seconds: readonly [number, number]): Promise<void>;
}

export interface Room {
  eventId: string;
  random: Random;
  tempo: Tempo;
  /** The tablet on the table, on which both can sign. */
  desk: Participant | null;
  /** How often both sign there, and not on a device of their own. */
  atDesk: number;
  officers: (agencyId: string) => readonly Participant[];
  /** Civil date of the event's zone. */
  today: () => string;
}

export type Outcome = 'signed' | 'left for others' | 'not agreed' | 'refused by a limit';
type Side = 'agency' | 'umkm';

const SELLER_DRAFTS = 0.3;
const CHANGED = 0.12;
const GIVES_WAY = 0.98;
const NOT_AGREED = 0.06;
/** Somebody without authority signs: shown, and counted apart. */
const BY_SOMEBODY_ELSE = 0.04;
const DRAWS = 0.3;
const TRIES = 3;
/** Below this share of what was wished it is not worth it. */
const WORTH_SHARE = 0.2;
const SIGNATURE_DRAWN = 'M12 60 C 30 20 46 22 52 58 S 70 90 84 44 L 96 62 Q 120 30 138 58 T 190 50';

const DIRECT_LIMIT = 200_000_000;
const WHY: Readonly<Record<WarningCode, string>> = {
  certificate_missing: 'Sertifikat sedang diurus, selesai sebelum pengiriman',
  below_minimum_order: 'Penjual bersedia mengirim jumlah ini',
  lead_time_short: 'Sebagian stok sudah ada di penjual',
  outside_window: 'Jadwal sudah disepakati kedua pihak',
  method_too_small: 'Metode akan disesuaikan di rencana',
  reserved_for_small: 'Skala usaha penjual sedang dilengkapi',
  rup_missing: 'Kode RUP menyusul setelah revisi rencana',
};
const NO_THANKS = ['Harga belum cocok', 'Jadwal kirim terlalu padat', 'Perlu melihat sampel dulu'] as const;

/** Two people at a table: a draft, a talk, and the signatures. */
export class Encounter {
  constructor(
    private readonly room: Room,
    private readonly pair: Pair,
  ) {}

  /** @param upTo where only one side signs: the other is somebody who tries the demo */
  async run(upTo: Side | 'both' = 'both'): Promise<{ outcome: Outcome; commitment: CommitmentView | null }> {
    const { random, tempo, atDesk } = this.room;
    const drafted = await this.draft();
    if (drafted === null) return { outcome: 'not agreed', commitment: null };
    await tempo.moment([2, 6]);
    const agreed = upTo === 'both' ? await this.talkOver(drafted) : drafted;
    if (agreed === null) return { outcome: 'not agreed', commitment: drafted };
    const sides = upTo === 'both' ? random.shuffled<Side>(['agency', 'umkm']) : [upTo];
    const isAtDesk = upTo === 'both' && random.chance(atDesk);
    let signed = agreed;
    for (const side of sides) {
      await tempo.turn();
      const answer = await this.sign(signed, side, isAtDesk);
      if (!answer.ok) {
        await this.pair.buyer.send('POST', `commitments/${signed.id}/withdraw`, {});
        return { outcome: 'refused by a limit', commitment: signed };
      }
      signed = answer.body;
    }
    return { outcome: signed.status === 'final' ? 'signed' : 'left for others', commitment: signed };
  }

  /** What both would read is looked at first; where a limit says no, less is asked for. */
  private async draft(): Promise<CommitmentView | null> {
    const { random, eventId, today } = this.room;
    const { demand, offer, buyer, seller } = this.pair;
    const drafter = random.chance(SELLER_DRAFTS) ? seller : buyer;
    let wish = wishFor(random, demand, offer, today());
    for (let tries = 0; wish !== null && tries < TRIES; tries++) {
      const body = this.bodyOf(wish);
      const seen = await drafter.send<CommitmentView>('POST', `events/${eventId}/commitments/preview`, body);
      if (seen.ok)
        return bodyOf(
          await drafter.send<CommitmentView>('POST', `events/${eventId}/commitments`, withReasons(body, seen.body), {
            once: true,
          }),
        );
      wish = this.forLess(wish, seen);
    }
    return null;
  }

  private forLess(wish: Wish, refusal: Answer<unknown>): Wish | null {
    if (refusal.ok) return null;
    const { wanted, remaining } = refusal.params;
    if (typeof wanted !== 'number' || typeof remaining !== 'number' || remaining < wanted * WORTH_SHARE) return null;
    return this.pair.demand.splittable ? reduced(wish, this.pair.offer, remaining / wanted) : null;
  }

  private bodyOf(wish: Wish) {
    const { demand, offer } = this.pair;
    const worth = (wish.quantity * wish.unitPrice) / offer.steps;
    const isDirect = worth <= DIRECT_LIMIT && !demand.catalogueWanted;
    const last = wish.deliveries.at(-1)?.date ?? '';
    return {
      lines: [{ demandId: demand.id, offerId: offer.id, ...wish }],
      method: isDirect ? 'PENGADAAN_LANGSUNG' : 'E_PURCHASING',
      plannedMonth: last.slice(0, 'YYYY-MM'.length),
    };
  }

  /** Mostly nothing more is said; sometimes the price gives way a little, and sometimes it comes to nothing. */
  private async talkOver(draft: CommitmentView): Promise<CommitmentView | null> {
    const { random, tempo } = this.room;
    const { buyer, seller } = this.pair;
    if (random.chance(NOT_AGREED)) {
      await seller.send('POST', `commitments/${draft.id}/refuse`, { reason: random.pick(NO_THANKS) });
      return null;
    }
    const [line] = draft.lines;
    if (!line || !random.chance(CHANGED)) return draft;
    const unitPrice = Math.min(line.unitPrice, niceRupiah(line.unitPrice * GIVES_WAY));
    const wish = {
      quantity: line.quantity,
      unitPrice,
      deliveries: line.deliveries.map(({ date, quantity }) => ({ date, quantity })),
    };
    const body = withReasons(this.bodyOf(wish), draft);
    const changed = await buyer.send<CommitmentView>('PATCH', `commitments/${draft.id}`, body, {
      version: draft.version,
    });
    await tempo.moment([1, 4]);
    return bodyOf(changed) ?? draft;
  }

  private async sign(draft: CommitmentView, side: Side, isAtDesk: boolean): Promise<Answer<CommitmentView>> {
    const { desk, random } = this.room;
    const signer = this.signerOf(draft, side);
    const body = {
      hash: draft.hash,
      party: { kind: side, id: signer.membership.scopeId },
      name: random.chance(DRAWS) ? { drawing: SIGNATURE_DRAWN } : { typed: signer.person.name },
      pin: PIN,
    };
    const path = `commitments/${draft.id}/sign`;
    if (isAtDesk && desk !== null)
      return desk.send('POST', path, { ...body, personId: signer.person.id }, { once: true });
    return signer.send('POST', path, body, { once: true });
  }

  /** For an agency mostly somebody whose office binds it at this value, as the draft says. */
  private signerOf(draft: CommitmentView, side: Side): Participant {
    const { random, officers } = this.room;
    const { buyer, seller } = this.pair;
    if (side === 'umkm') return seller;
    const mayBind = new Set(
      draft.parties.flatMap(({ signers }) => signers.filter((one) => one.mayBind).map((one) => one.personId)),
    );
    const own = officers(buyer.membership.scopeId);
    const others = own.filter(({ person }) => !mayBind.has(person.id));
    if (others.length > 0 && random.chance(BY_SOMEBODY_ELSE)) return random.pick(others);
    return own.find(({ person }) => mayBind.has(person.id)) ?? buyer;
  }
}

/** Both ask for it to be voided; with the second word it is. */
export async function takeBack(
  room: Room,
  commitment: CommitmentView,
  people: readonly Participant[],
): Promise<boolean> {
  const { random, tempo } = room;
  const reason = random.pick(['Kegiatan digeser ke tahun depan', 'Jumlah peserta berubah', 'Spesifikasi diganti']);
  for (const { kind, id, signature } of commitment.parties) {
    await tempo.turn();
    const asking = people.find(({ person }) => person.id === signature?.personId);
    const answer = await asking?.send(
      'POST',
      `commitments/${commitment.id}/void`,
      { reason, party: { kind, id }, pin: PIN },
      { once: true },
    );
    if (!answer?.ok) return false;
  }
  return true;
}

function withReasons(body: object, seen: Pick<CommitmentView, 'warnings'>) {
  return { ...body, reasons: Object.fromEntries(seen.warnings.map(({ code }) => [code, WHY[code]])) };
}

const bodyOf = <T>(answer: Answer<T>): T | null => (answer.ok ? answer.body : null);
