import { describe, expect, it } from '@jest/globals';
import { changedFields } from './changed-fields.js';

describe('an audit entry', () => {
  it('names what changed and nothing that stayed', () => {
    expect(changedFields({ name: 'a', pagu: 1, list: [1] }, { name: 'b', pagu: 1, list: [1] })).toEqual({ before: { name: 'a' }, after: { name: 'b' } });
  });
  it('is none where nothing changed but the bookkeeping', () => {
    expect(changedFields({ name: 'a', version: 1 }, { name: 'a', version: 2 })).toBeNull();
  });
  it('holds all that was made or removed, and never a secret', () => {
    expect(changedFields(null, { name: 'a', pinHash: 'x', passwordHash: 'y', tokenHash: 'z' })).toEqual({ before: null, after: { name: 'a' } });
    expect(changedFields({ name: 'a' }, null)).toEqual({ before: { name: 'a' }, after: null });
  });
  it('tells a missing field from one that is empty no more than the database does', () => {
    expect(changedFields({ a: null }, {})).toBeNull();
    expect(changedFields({ a: null }, { a: 0 })).toEqual({ before: { a: null }, after: { a: 0 } });
  });
});
