import { DomainError } from '../errors/domain-error.js';
import type { Database } from './database.js';

interface Waiting<Request, Answer> {
  request: Request;
  resolve: (answer: Answer) => void;
  reject: (reason: unknown) => void;
}

/**
 * Many small requests of one kind, decided together in one write. Whatever is waiting when the write gets its turn goes
 * along, so that a crowd shares the reading and the saving as well as the commit. One request that breaks the batch by
 * a bug does not take the others down: they are run again one by one. A batch belongs to nobody's request: who asks must
 * have been settled before.
 */
export class BatchedWrite<Request, Answer> {
  private waiting: Waiting<Request, Answer>[] = [];
  private running = false;

  /**
   * @param handle decides a batch inside a write and answers in the same order
   * @param itemsMax how many requests may go together
   */
  constructor(
    private readonly db: Database,
    private readonly handle: (requests: Request[]) => Promise<Answer[]>,
    private readonly itemsMax: number,
  ) {}

  /** Resolves once the batch that holds the request is durable. */
  submit(request: Request): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      if (!this.running) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.running = true;
    try {
      while (this.waiting.length > 0) await this.runBatch();
    } finally {
      this.running = false;
    }
  }

  private async runBatch(): Promise<void> {
    let batch: Waiting<Request, Answer>[] | undefined;
    try {
      const answers = await this.db.write(() => {
        // taken when the write has its turn, and kept for a retry of the same write
        batch ??= this.waiting.splice(0, this.itemsMax);
        return this.handle(batch.map((w) => w.request));
      });
      batch?.forEach((w, i) => w.resolve(answers[i] as Answer));
    } catch (thrown) {
      const failed = batch ?? this.waiting.splice(0, this.itemsMax);
      if (failed.length === 1 || thrown instanceof DomainError) for (const w of failed) w.reject(thrown);
      else for (const w of failed) await this.runAlone(w);
    }
  }

  private async runAlone(waiting: Waiting<Request, Answer>): Promise<void> {
    try {
      const [answer] = await this.db.write(() => this.handle([waiting.request]));
      waiting.resolve(answer as Answer);
    } catch (thrown) {
      waiting.reject(thrown);
    }
  }
}
