interface Asker<Value> {
  resolve: (value: Value | undefined) => void;
  reject: (reason: unknown) => void;
}

/**
 * Single reads that are asked for in the same turn of the event loop, loaded together: a crowd whose signatures were
 * decided in one batch asks for its answers at once. Everyone's rows are read after everyone asked.
 * Not for use inside a `write`, whose own rows it would not see.
 */
export class BatchedRead<Key, Value> {
  private waiting = new Map<Key, Asker<Value>[]>();

  constructor(private readonly load: (keys: Key[]) => Promise<ReadonlyMap<Key, Value>>) {}

  /** @returns undefined where there is none */
  get(key: Key): Promise<Value | undefined> {
    if (this.waiting.size === 0) setImmediate(() => void this.loadAll());
    return new Promise((resolve, reject) => {
      this.waiting.set(key, [...(this.waiting.get(key) ?? []), { resolve, reject }]);
    });
  }

  private async loadAll(): Promise<void> {
    const asked = this.waiting;
    this.waiting = new Map();
    try {
      const found = await this.load([...asked.keys()]);
      for (const [key, askers] of asked) for (const { resolve } of askers) resolve(found.get(key));
    } catch (thrown) {
      for (const { reject } of [...asked.values()].flat()) reject(thrown);
    }
  }
}
