import { describe, expect, it } from '@jest/globals';
import { HOSTILE_TEXTS } from '../../test/support/hostile-files.js';
import { comparable, visibleText } from './visible-text.js';

describe('visibleText', () => {
  it.each(HOSTILE_TEXTS)('shows $what as a person sees it', ({ written, shown }) => {
    expect(visibleText(written).text).toBe(shown.normalize('NFC'));
  });

  it('says what it removed and what a spreadsheet would run', () => {
    expect(visibleText('Ta\u200Bpis').remark?.code).toBe('hidden_characters');
    expect(visibleText('=1+1').remark?.code).toBe('looks_like_formula');
    expect(visibleText('+cmd|x').remark?.code).toBe('looks_like_formula');
    expect(visibleText('- Konsumsi rapat').remark).toBeUndefined();
    expect(visibleText('@ 57000').remark).toBeUndefined();
  });

  it('keeps the line breaks of free text and drops them from names', () => {
    expect(visibleText(' satu\r\ndua\ttiga ', true).text).toBe('satu\ndua\ttiga');
    expect(visibleText(' satu\r\n dua ').text).toBe('satu dua');
  });
});

describe('comparable', () => {
  it('takes spellings of one name as one', () => {
    expect(comparable('KAB. LAMPUNG-TENGAH ')).toBe(comparable('Kab Lampung  Tengah'));
  });
});
