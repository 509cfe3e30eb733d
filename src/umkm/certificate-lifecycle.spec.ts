import { describe, expect, it } from '@jest/globals';
import { CERTIFICATE_KINDS, CERTIFICATE_STATES, type CertificateState } from '../contract/kinds.js';
import {
  CERTIFICATE_ACTIONS,
  covers,
  holdsOn,
  missingForSubmit,
  next,
  stateAt,
  type Validity,
} from './certificate-lifecycle.js';

/** Every state x action; `-` is impossible. */
const MATRIX: Record<CertificateState, string> = {
  //          want      edit    submit      verify     reject     expire
  wanted: '   wanted    draft   -           -          -          -',
  draft: '    wanted    draft   submitted   -          -          -',
  submitted: '-         draft   -           verified   rejected   -',
  verified: ' -         draft   -           -          rejected   expired',
  rejected: ' wanted    draft   -           -          -          -',
  expired: '  wanted    draft   -           -          -          -',
};

describe('the life of a certificate', () => {
  const cells = CERTIFICATE_STATES.flatMap((state) => {
    const row = MATRIX[state].trim().split(/\s+/);
    return CERTIFICATE_ACTIONS.map((action, at) => [state, action, row[at] === '-' ? null : row[at]] as const);
  });

  it.each(cells)('%s + %s -> %s', (state, action, to) => {
    expect(next(state, action)).toBe(to);
  });

  it('is verified only from submitted', () => {
    expect(CERTIFICATE_STATES.filter((state) => next(state, 'verify') !== null)).toEqual(['submitted']);
  });
});

describe('on a day', () => {
  const certificate = (state: CertificateState, validFrom: string | null, validTo: string | null): Validity => ({
    state,
    validFrom,
    validTo,
  });

  it.each<[string, Validity, string, CertificateState, boolean]>([
    ['its last', certificate('verified', '2026-01-01', '2027-01-15'), '2027-01-15', 'verified', true],
    ['the one after its last', certificate('verified', '2026-01-01', '2027-01-15'), '2027-01-16', 'expired', false],
    ['its first', certificate('verified', '2027-01-15', null), '2027-01-15', 'verified', true],
    ['the one before its first', certificate('verified', '2027-01-15', null), '2027-01-14', 'verified', false],
    ['any, without dates', certificate('verified', null, null), '2099-01-01', 'verified', true],
    ['a good one, but only claimed', certificate('submitted', null, '2027-12-31'), '2027-01-15', 'submitted', false],
    ['a late one, and only claimed', certificate('draft', null, '2026-12-31'), '2027-01-15', 'draft', false],
    ['a good one, but rejected', certificate('rejected', null, null), '2027-01-15', 'rejected', false],
    ['a good one, but only wanted', certificate('wanted', null, null), '2027-01-15', 'wanted', false],
  ])('%s: state and whether it counts', (_name, given, date, state, holds) => {
    expect([stateAt(given, date), holdsOn(given, date)]).toEqual([state, holds]);
  });
});

describe('what it covers', () => {
  it('is the whole business where no product is named, else the products named', () => {
    expect(covers({ productIds: [] }, 'any')).toBe(true);
    expect(covers({ productIds: ['a', 'b'] }, 'b')).toBe(true);
    expect(covers({ productIds: ['a', 'b'] }, 'c')).toBe(false);
  });
});

describe('before it is submitted', () => {
  it('has a number, or evidence where its kind has no register', () => {
    const bare = CERTIFICATE_KINDS.filter(
      (kind) => missingForSubmit({ kind, number: null, evidenceFileId: null }) === null,
    );
    const withEvidence = CERTIFICATE_KINDS.filter(
      (kind) => missingForSubmit({ kind, number: null, evidenceFileId: 'f' }) === null,
    );
    const withNumber = CERTIFICATE_KINDS.filter(
      (kind) => missingForSubmit({ kind, number: '1', evidenceFileId: null }) === null,
    );
    expect(bare).toEqual([]);
    expect(withEvidence).toEqual(['SLHS', 'SNI', 'TKDN', 'MEREK', 'IG', 'OTHER']);
    expect(withNumber).toEqual([...CERTIFICATE_KINDS]);
  });
});
