/** What an event's log says of signatures, as far as a plan cares: how many, and the rupiah that stand of each seller. */
import type { CommitmentSignedPublic, CommitmentVoidedPublic, LogEntryType } from '../contract/live.js';

export interface Entry {
  readonly type: LogEntryType;
  /** JSON. */
  readonly public: string;
}

export class SignedLines {
  signed = 0;
  voided = 0;
  private readonly standing = new Map<string, CommitmentSignedPublic['lines']>();

  take({ type, public: text }: Entry): void {
    if (type === 'commitment.signed') {
      const { commitmentId, lines } = JSON.parse(text) as CommitmentSignedPublic;
      this.standing.set(commitmentId, lines);
      this.signed++;
    } else if (type === 'commitment.voided') {
      this.standing.delete((JSON.parse(text) as CommitmentVoidedPublic).commitmentId);
      this.voided++;
    }
  }

  /** Rupiah by UMKM of all that is signed and not voided. */
  bySeller(): Map<string, number> {
    const sums = new Map<string, number>();
    for (const lines of this.standing.values())
      for (const { umkmId, rupiah } of lines) sums.set(umkmId, (sums.get(umkmId) ?? 0) + rupiah);
    return sums;
  }
}
