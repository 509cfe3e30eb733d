/**
 * What a file is, by its bytes and never by its name, and its characters if it is text.
 * Rule: a zip is a workbook or refused; known binary formats are named in the refusal; text is UTF-8 (with or without BOM),
 * UTF-16 (by BOM or by its zero bytes), else Windows-1252, which is what older spreadsheet programs save.
 */
import { DomainError } from '../platform/errors/domain-error.js';
import { MAX_FILE_BYTES } from './limits.js';

const MAGIC: readonly [string, readonly number[]][] = [
  ['xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gzip', [0x1f, 0x8b]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
const SAMPLE_BYTES = 4096;

export type FileType = 'xlsx' | 'text';

/** Throws `file_too_large`, `file_empty` or `file_type_refused`. */
export function fileType(bytes: Uint8Array): FileType {
  if (bytes.length > MAX_FILE_BYTES)
    throw new DomainError('file_too_large', { bytes: bytes.length, maxBytes: MAX_FILE_BYTES });
  if (bytes.length === 0) throw new DomainError('file_empty');
  const startsWith = (magic: readonly number[]) => magic.every((byte, at) => bytes[at] === byte);
  if (startsWith(ZIP) || startsWith(EMPTY_ZIP)) return 'xlsx';
  const known = MAGIC.find(([, magic]) => startsWith(magic));
  if (known) throw new DomainError('file_type_refused', { type: known[0], allowed: 'CSV, XLSX' });
  return 'text';
}

export interface DecodedText {
  text: string;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

/** Throws `file_type_refused` for bytes that are no text in any of the known encodings. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = wideEncoding(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    if (bytes.subarray(0, SAMPLE_BYTES).includes(0))
      throw new DomainError('file_type_refused', { type: 'binary', allowed: 'CSV, XLSX' });
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

/** UTF-16 by its mark, or by a zero in nearly every other byte of mostly Latin text. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE_BYTES & ~1);
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const most = sample.length * 0.35;
  if (odd > most && even < odd / 10) return 'utf-16le';
  if (even > most && odd < even / 10) return 'utf-16be';
  return null;
}
