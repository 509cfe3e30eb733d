/**
 * The parts of a zip that are wanted, inflated under limits. Rule: everything is decided from the directory before a byte is
 * inflated (count, paths, declared sizes and ratio, overlaps, encryption, archives inside), and the inflater is then held
 * to what was declared: a lie in the directory is a refusal. Parts that are not wanted are never inflated.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { DomainError } from '../platform/errors/domain-error.js';
import { beyondLimit, unreadableFile } from './refusals.js';
import { MAX_INFLATED_BYTES, MAX_INFLATE_RATIO, MAX_ZIP_PARTS, RATIO_CHECKED_FROM_BYTES } from './limits.js';

const END_RECORD = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_RECORD_BYTES = 22;
const DIRECTORY_ENTRY_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;
const MAX_COMMENT_BYTES = 65_535;
/** Stands for 'see the 64-bit record': no file of 5 MiB needs one. */
const SEE_ZIP64 = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;
const ARCHIVES = /\.(?:zip|xlsx|xlsm|xlsb|docx|pptx|jar|apk|gz|tgz|bz2|xz|7z|rar|tar)$/i;

interface ZipEntry {
  name: string;
  method: number;
  crc: number;
  packed: number;
  inflated: number;
  offset: number;
}

const unsafe = (reason: string, part = ''): DomainError =>
  new DomainError('workbook_unsafe', { reason, part: part.slice(0, 80) });
const broken = (): DomainError => unreadableFile('XLSX');

/** Throws `workbook_unsafe`, `workbook_encrypted`, `import_limits` or `file_unreadable`. */
export function zipParts(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  const entries = directory(bytes);
  checkNames(entries);
  checkSizes(entries);
  checkPlaces(bytes, entries);
  return new Map(entries.filter((entry) => wanted(entry.name)).map((entry) => [entry.name, inflate(bytes, entry)]));
}

function directory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ZIP_PARTS) throw beyondLimit('parts', MAX_ZIP_PARTS, count);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i += 1) {
    if (at + DIRECTORY_ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw broken();
    if (view.getUint16(at + 8, true) & 1) throw new DomainError('workbook_encrypted');
    const nameBytes = view.getUint16(at + 28, true);
    const entry: ZipEntry = {
      name: new TextDecoder().decode(
        bytes.subarray(at + DIRECTORY_ENTRY_BYTES, at + DIRECTORY_ENTRY_BYTES + nameBytes),
      ),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      inflated: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    if ([entry.packed, entry.inflated, entry.offset].includes(SEE_ZIP64)) throw unsafe('zip64', entry.name);
    entries.push(entry);
    at += DIRECTORY_ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function endRecord(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - END_RECORD_BYTES - MAX_COMMENT_BYTES);
  for (let at = view.byteLength - END_RECORD_BYTES; at >= earliest; at -= 1) {
    if (view.getUint32(at, true) === END_RECORD) return at;
  }
  throw broken();
}

function checkNames(entries: readonly ZipEntry[]): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const steps = name.split('/');
    if (/[\u0000-\u001f\\:]/.test(name) || name.startsWith('/') || steps.includes('..')) throw unsafe('path', name);
    if (seen.has(name.toLowerCase())) throw unsafe('repeated_part', name);
    if (ARCHIVES.test(name)) throw unsafe('archive_inside', name);
    seen.add(name.toLowerCase());
  }
}

function checkSizes(entries: readonly ZipEntry[]): void {
  const total = entries.reduce((sum, entry) => sum + entry.inflated, 0);
  if (total > MAX_INFLATED_BYTES) throw beyondLimit('inflated bytes', MAX_INFLATED_BYTES, total);
  for (const { inflated, packed, name } of entries) {
    if (inflated > RATIO_CHECKED_FROM_BYTES && inflated > packed * MAX_INFLATE_RATIO) throw unsafe('ratio', name);
  }
}

/** Parts that share bytes are how a small bomb becomes a large one. */
function checkPlaces(bytes: Uint8Array, entries: readonly ZipEntry[]): void {
  let free = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    const end = entry.offset + LOCAL_HEADER_BYTES + entry.packed;
    if (end > bytes.length) throw broken();
    if (entry.offset < free) throw unsafe('overlap', entry.name);
    free = end;
  }
}

function inflate(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(entry.offset, true) !== LOCAL_HEADER) throw broken();
  const start =
    entry.offset +
    LOCAL_HEADER_BYTES +
    view.getUint16(entry.offset + 26, true) +
    view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  const inflated = unpack(packed, entry);
  if (inflated.length !== entry.inflated || crc32(inflated) !== entry.crc) throw unsafe('size_differs', entry.name);
  if (inflated[0] === 0x50 && inflated[1] === 0x4b && inflated[2] === 0x03) throw unsafe('archive_inside', entry.name);
  return inflated;
}

function unpack(packed: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.method === STORED) return packed;
  if (entry.method !== DEFLATED) throw unsafe('method', entry.name);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.inflated) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw unsafe('size_differs', entry.name);
    throw broken();
  }
}

/** A zip of the checked parts alone, stored unpacked: the spreadsheet library then sees these bytes and no others. */
export function storedZip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [path, data] of parts) {
    const name = Buffer.from(path, 'utf8');
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(crc32(data), 0);
    sizes.writeUInt32LE(data.length, 4);
    sizes.writeUInt32LE(data.length, 8);
    sizes.writeUInt16LE(name.length, 12);
    const header = Buffer.alloc(14);
    header.writeUInt32LE(LOCAL_HEADER, 0);
    header.writeUInt16LE(20, 4);
    local.push(header, sizes, name, Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    const entry = Buffer.alloc(16);
    entry.writeUInt32LE(DIRECTORY_ENTRY, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(entry, sizes, tail, name);
    offset += LOCAL_HEADER_BYTES + name.length + data.length;
  }
  const directoryBytes = central.reduce((sum, piece) => sum + piece.length, 0);
  const end = Buffer.alloc(END_RECORD_BYTES);
  end.writeUInt32LE(END_RECORD, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...central, end]);
}
