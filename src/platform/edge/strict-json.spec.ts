import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JSON_DEPTH_MAX, objectionToJson } from './strict-json.js';

describe('JSON as we take it', () => {
  it.each<[string, string, string | null]>([
    ['an object', '{"a":{"b":[1,{"c":null}]}}', null],
    ['the same key in two objects', '[{"a":1},{"a":2}]', null],
    ['a key as a value', '{"a":"b","b":"a"}', null],
    ['braces in a string', '{"a":"{{{{{{{{{{{{"}', null],
    ['a quote in a string', '{"a":"\\"b\\":1,\\"a","c":2}', null],
    ['a key twice', '{"a":1,"a":2}', 'duplicate_key'],
    ['a key twice, spelled differently', '{"a":1,"\\u0061":2}', 'duplicate_key'],
    ['a key twice, far apart', '{"a":1,"b":{"c":[1,2]},"a":2}', 'duplicate_key'],
    ['__proto__', '{"__proto__":{}}', 'duplicate_key'],
    ['constructor, deep inside', '{"a":[{"constructor":1}]}', 'duplicate_key'],
    ['nesting at the limit', '['.repeat(JSON_DEPTH_MAX) + ']'.repeat(JSON_DEPTH_MAX), null],
    ['nesting beyond it', '['.repeat(JSON_DEPTH_MAX + 1), 'body_too_deep'],
    ['an unclosed string', '{"a":"', null],
    ['nothing', '', null],
  ])('%s', (_name, text, code) => {
    expect(objectionToJson(text)?.code ?? null).toBe(code);
  });

  it('objects to nothing that JSON.stringify writes of shallow values', () => {
    const value = fc.dictionary(fc.string().filter((k) => !['__proto__', 'constructor', 'prototype'].includes(k)), fc.oneof(fc.string(), fc.integer(), fc.array(fc.string())));
    fc.assert(fc.property(value, (v) => objectionToJson(JSON.stringify(v)) === null), { seed: 20261124, numRuns: 500 });
  });
});
