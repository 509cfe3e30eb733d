/**
 * Values that no route may trip over: each must end in a clear 4xx or be taken as harmless text, never in a 5xx, a crash
 * or a changed prototype. Routes join by being enumerated (test/integration/every-route.spec.ts).
 */
export const HOSTILE_NUMBERS: readonly unknown[] = [0, -1, 1.5, 1e21, '0x10', '9007199254740993', 9007199254740993, '１２', '1.000', '1,000', true, null, [], {}, [1], 'NaN'];

export const HOSTILE_STRINGS: readonly string[] = [
  '',
  '\u0000',
  '\ud800',
  '\u202eabc',
  '\u200b',
  'a' + '\u0301'.repeat(500),
  '<script>alert(1)</script>',
  '{{7*7}}',
  '${7*7}',
  '=HYPERLINK("http://x")',
  "' OR '1'='1",
  '%',
  '_',
  '\\',
  '../../etc/passwd',
  '__proto__',
  'x'.repeat(20_000),
  'null',
  'undefined',
];

/** Whole bodies, as they go over the wire. */
export const HOSTILE_BODIES: readonly [string, string][] = [
  ['nothing', ''],
  ['not JSON', '{'],
  ['a list', '[]'],
  ['a string', '"a"'],
  ['null', 'null'],
  ['a number', '1e309'],
  ['a key twice', '{"name":"a","name":"b"}'],
  ['a key twice in two spellings', '{"name":"a","n\\u0061me":"b"}'],
  ['__proto__', '{"__proto__":{"role":"organiser"}}'],
  ['constructor', '{"constructor":{"prototype":{"isAdmin":true}}}'],
  ['depth 10,000', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)],
  ['10 MB', `{"name":"${'x'.repeat(10_000_000)}"}`],
  ['fields of power', '{"role":"organiser","isAdmin":true,"remaining":1,"seq":1,"organiserId":"x"}'],
  ['a lone surrogate', '{"name":"\\ud800"}'],
];
