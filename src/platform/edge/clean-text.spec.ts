import { describe, expect, it } from '@jest/globals';
import { objectionToText, tidyText } from './clean-text.js';

describe('text typed by people', () => {
  it.each<[string, string, string | null]>([
    ['a long Indonesian name', 'Koperasi Penenun “Bukit Damar” Ny. Hj. Siti Nur’aini, S.E.', null],
    ['accents', 'Café Ñandú', null],
    ['several lines', 'satu\ndua\tsatu', null],
    ['an emoji', 'Kopi ☕', null],
    ['NUL', 'a\u0000b', 'text_control'],
    ['an escape', 'a\u001bb', 'text_control'],
    ['right-to-left override', 'abc\u202efdp.exe', 'text_hidden'],
    ['zero-width space', 'a\u200bb', 'text_hidden'],
    ['a byte order mark inside', 'a\ufeffb', 'text_hidden'],
    ['tag characters', `a${String.fromCodePoint(0xe0041)}`, 'text_hidden'],
    ['a lone surrogate', 'a\ud800', 'text_surrogate'],
    ['500 combining marks', `a${'\u0301'.repeat(500)}`, 'text_marks'],
  ])('%s', (_name, text, objection) => {
    expect(objectionToText(text)).toBe(objection);
  });

  it('is composed, trimmed and single-spaced', () => {
    expect(tidyText('  Kopi\u00a0 Robusta\n Ulu ')).toBe('Kopi Robusta Ulu');
    expect(tidyText('e\u0301')).toBe('é');
    expect(tidyText('a \r\n  b', true)).toBe('a \n b');
  });
});
