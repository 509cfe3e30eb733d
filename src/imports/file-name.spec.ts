import { describe, expect, it } from '@jest/globals';
import { fileNameOf } from './file-name.js';

describe('fileNameOf', () => {
  it.each([
    ['rup 2027.csv', 'rup 2027.csv'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\dewi\\rencana.xlsx', 'rencana.xlsx'],
    ['rencana\u202Excod.csv', 'rencanaxcod.csv'],
    ['rup\u0000.csv', 'rup.csv'],
    ['  rup \n 2027.csv ', 'rup 2027.csv'],
    ['', '-'],
    ['/', '-'],
    ['<script>alert(1)<x>.csv', '<script>alert(1)<x>.csv'],
  ])('of %j is %j', (sent, shown) => {
    expect(fileNameOf(sent)).toBe(shown);
  });

  it('shortens in the middle and keeps the ending', () => {
    const shown = fileNameOf(`${'panjang '.repeat(60)}rencana-2027.csv`);
    expect([...shown]).toHaveLength(120);
    expect(shown.endsWith('rencana-2027.csv')).toBe(true);
  });
});
