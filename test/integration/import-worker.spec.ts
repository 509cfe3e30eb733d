import { describe, expect, it } from '@jest/globals';
import { parseFile } from '../../src/imports/import-file.service.js';
import { ParseRunner } from '../../src/imports/parse-runner.service.js';
import { HOSTILE_FILES } from '../support/hostile-files.js';

const HEADER = 'kd_rup,nama_paket,nama_satker,pagu,metode_pengadaan,tahun_anggaran,uraian_pekerjaan';
const plans = (rows: number): Uint8Array =>
  Buffer.from(
    [
      HEADER,
      ...Array.from(
        { length: rows },
        (_, i) => `${60_000_000 + i},Paket ${i},DINAS CONTOH,1000000,Tender,2027,"1. Plakat ( 4, buah, @ 250000 )"`,
      ),
    ].join('\n'),
  );
const codeOf = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );

describe('the parse worker', () => {
  const runner = new ParseRunner();

  it('reads as the same function does in-process, and tells its progress', async () => {
    const progress: number[] = [];
    const apart = await runner.parse(plans(500), {}, (done) => progress.push(done));
    expect(apart).toEqual(await parseFile(plans(500), {}));
    expect(progress.at(-1)).toBe(500);
  });

  it('hands the refusal of a file on', async () => {
    for (const { bytes, refusal } of HOSTILE_FILES.filter((file) => file.refusal !== undefined).slice(0, 8)) {
      expect(await codeOf(runner.parse(bytes()))).toBe(refusal);
    }
  });

  it('stops a file that takes too long, and goes on with the next', async () => {
    expect(await codeOf(runner.parse(plans(15_000), {}, undefined, { timeMs: 60, memoryMb: 256 }))).toBe(
      'import_timeout',
    );
    expect((await runner.parse(plans(1))).rows).toHaveLength(1);
  });

  it('outlives a file that takes too much memory', async () => {
    expect(await codeOf(runner.parse(plans(15_000), {}, undefined, { timeMs: 30_000, memoryMb: 12 }))).toBe(
      'import_worker_failed',
    );
    expect((await runner.parse(plans(1))).rows).toHaveLength(1);
  });

  it('keeps a line of files and refuses what the line cannot hold', async () => {
    const crowded = new ParseRunner();
    const outcomes = await Promise.all(Array.from({ length: 25 }, () => codeOf(crowded.parse(plans(1)))));
    expect(outcomes.filter((code) => code === null)).toHaveLength(22);
    expect(outcomes.filter((code) => code === 'too_many_requests')).toHaveLength(3);
  });
});
