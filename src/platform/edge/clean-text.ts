/**
 * What a text typed by a person may hold. Refused, because they hide, reorder or break what others read: control
 * characters, lone surrogates, bidirectional overrides, zero-width characters, and heaps of combining marks.
 */
 
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
const HIDDEN = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const STACKED_MARKS = /\p{M}{5,}/u;

export type TextObjection = 'text_control' | 'text_hidden' | 'text_surrogate' | 'text_marks';

export function objectionToText(value: string): TextObjection | null {
  if (LONE_SURROGATE.test(value)) return 'text_surrogate';
  if (CONTROL.test(value)) return 'text_control';
  if (HIDDEN.test(value)) return 'text_hidden';
  if (STACKED_MARKS.test(value)) return 'text_marks';
  return null;
}

/** Composed, single-spaced, trimmed; line breaks are kept where the field has several lines. */
export function tidyText(value: string, multiline = false): string {
  const composed = value.normalize('NFC');
  return (multiline ? composed.replace(/\r\n?/g, '\n').replace(/[ \t]+/g, ' ') : composed.replace(/\s+/g, ' ')).trim();
}
