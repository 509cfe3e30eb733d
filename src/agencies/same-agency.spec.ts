import { describe, expect, it } from '@jest/globals';
import { findSame, nameKey } from './same-agency.js';

const agency = (id: string, name: string, satkerCode: string | null = null, klpdCode: string | null = null) => ({
  id,
  name,
  satkerCode,
  klpdCode,
});
const wanted = (name: string, satkerCode: string | null = null, klpdCode: string | null = null) => ({
  name,
  satkerCode,
  klpdCode,
});

describe('findSame', () => {
  it.each([
    ['finds by satker code whatever the name', wanted('Nama baru', '418666'), ['coded']],
    ['does not fall back on the name where a code is stated', wanted('Kanwil Agama', '999999'), []],
    ['finds by name, capitals and spaces aside', wanted('  KANWIL   agama '), ['coded']],
    ['needs the whole name', wanted('Kanwil'), []],
    ['prefers the namesake without a code, the oldest first', wanted('Dinas Kesehatan'), ['plain-1']],
    ['keeps namesakes of different ministries apart', wanted('Balai Karantina', null, 'K2'), []],
    ['takes a namesake whose ministry is not known', wanted('Dinas Kesehatan', null, 'D18'), ['plain-1']],
    ['takes no one of several coded namesakes', wanted('Balai Besar'), []],
  ])('%s', (_name, description, expected) => {
    const known = [
      agency('coded', 'Kanwil Agama', '418666'),
      agency('plain-2', 'Dinas Kesehatan'),
      agency('plain-1', 'Dinas Kesehatan'),
      agency('health', 'Dinas Kesehatan', '1.02.0.00.0.00.01.0000'),
      agency('karantina', 'Balai Karantina', null, 'K1'),
      agency('besar-1', 'Balai Besar', '111111'),
      agency('besar-2', 'Balai Besar', '222222'),
    ];
    expect([findSame(description, known)?.id].filter(Boolean)).toEqual(expected);
  });

  it('has one key for the spellings of one name', () => {
    expect(nameKey('Kafe\u0301  Dinas ')).toBe(nameKey('KAFÉ DINAS'));
  });
});
