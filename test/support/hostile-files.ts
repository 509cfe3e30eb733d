/**
 * Files that somebody might upload by mistake or on purpose, built byte by byte. Each entry names what it is and, where the
 * file must be refused, the refusal; without one it must be read.
 */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  name: string;
  data: string | Uint8Array;
  /** What the directory claims instead of the truth. */
  claims?: { inflated?: number; crc?: number; method?: number; flags?: number; offset?: number };
}

/** A zip with every field in reach. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claims = {} } of parts) {
    const raw = Buffer.from(data);
    const packed = deflateRawSync(raw, { level: 9 });
    const nameBytes = Buffer.from(name, 'utf8');
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(claims.flags ?? 0, 2);
    fields.writeUInt16LE(claims.method ?? 8, 4);
    fields.writeUInt32LE(claims.crc ?? crc32(raw), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claims.inflated ?? raw.length, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    local.push(Buffer.from([0x50, 0x4b, 0x03, 0x04]), fields, nameBytes, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(claims.offset ?? offset, 10);
    central.push(Buffer.from([0x50, 0x4b, 0x01, 0x02, 20, 0]), fields, tail, nameBytes);
    offset += 30 + nameBytes.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(
    central.reduce((sum, piece) => sum + piece.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...central, end]);
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export interface SheetXml {
  /** Inner XML of `sheetData`. */
  rows: string;
  /** XML after `sheetData`: merged cells. */
  after?: string;
  /** Before the root element: where a DOCTYPE would stand. */
  prolog?: string;
  date1904?: boolean;
  state?: string;
}

/** The parts of the smallest workbook that spreadsheet programs open. Style 1 is a date. */
export function workbookParts(sheet: SheetXml): ZipPart[] {
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  return [
    {
      name: '[Content_Types].xml',
      data: `${xml}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      data: `${xml}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `${xml}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${sheet.date1904 ? ' date1904="1"' : ''}/><sheets><sheet name="Data" sheetId="1" r:id="rId1"${sheet.state ? ` state="${sheet.state}"` : ''}/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `${xml}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      data: `${xml}<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: `${xml}${sheet.prolog ?? ''}<worksheet xmlns="${MAIN}"><sheetData>${sheet.rows}</sheetData>${sheet.after ?? ''}</worksheet>`,
    },
  ];
}

export const workbookOf = (sheet: SheetXml): Uint8Array => zipOf(workbookParts(sheet));

/** A cell with a text in it: `text('B2', 'harga')`. */
export const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;

export interface HostileFile {
  what: string;
  bytes: () => Uint8Array;
  /** The refusal it must meet; absent where the file must be read. */
  refusal?: string;
}

const bytesOf = (written: string): Uint8Array => Buffer.from(written, 'utf8');
const plain = workbookParts({ rows: `<row r="1">${text('A1', 'nib')}</row>` });
const withPart =
  (part: ZipPart): (() => Uint8Array) =>
  () =>
    zipOf([...plain, part]);
const MEBIBYTE = 1024 * 1024;

export const HOSTILE_FILES: readonly HostileFile[] = [
  { what: 'an empty file', bytes: () => new Uint8Array(0), refusal: 'file_empty' },
  { what: 'a file of blanks', bytes: () => bytesOf(' \r\n \r\n'), refusal: 'file_empty' },
  { what: 'a file beyond the size limit', bytes: () => new Uint8Array(5 * MEBIBYTE + 1), refusal: 'file_too_large' },
  { what: 'a PDF named CSV', bytes: () => bytesOf('%PDF-1.7\n1 0 obj'), refusal: 'file_type_refused' },
  { what: 'an old binary workbook', bytes: () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), refusal: 'file_type_refused' },
  { what: 'a picture', bytes: () => Buffer.from('89504e470d0a1a0a', 'hex'), refusal: 'file_type_refused' },
  {
    what: 'bytes of no encoding',
    bytes: () => Buffer.from([0x61, 0x00, 0xff, 0x80, 0x00, 0x62]),
    refusal: 'file_type_refused',
  },
  { what: 'a quote that never closes', bytes: () => bytesOf('a,b\n1,"2\n3,4\n'), refusal: 'csv_quote_not_closed' },
  {
    what: 'a quote that never closes in a large file',
    bytes: () => bytesOf(`a,b\n1,"2\n${'3,4\n'.repeat(200_000)}`),
    refusal: 'csv_quote_not_closed',
  },
  {
    what: 'a million columns',
    bytes: () => bytesOf(`${'x,'.repeat(1_000_000)}\n`),
    refusal: 'import_too_many_columns',
  },
  {
    what: 'a million empty columns below a header',
    bytes: () => bytesOf(`a,b\n${','.repeat(1_000_000)}\n`),
    refusal: 'import_too_many_columns',
  },
  {
    what: 'sixty-one columns',
    bytes: () => bytesOf(`${Array.from({ length: 61 }, (_, i) => `k${i}`).join(',')}\n`),
    refusal: 'import_too_many_columns',
  },
  {
    what: 'twenty thousand and many rows',
    bytes: () => bytesOf(`a,b\n${'1,2\n'.repeat(20_100)}`),
    refusal: 'import_too_many_rows',
  },
  {
    what: 'a cell of 40,000 characters',
    bytes: () => bytesOf(`a,b\n1,${'x'.repeat(40_000)}\n`),
    refusal: 'import_limits',
  },
  { what: 'a zip cut in half', bytes: () => zipOf(plain).subarray(0, 200), refusal: 'file_unreadable' },
  {
    what: 'a zip without a workbook',
    bytes: () => zipOf([{ name: 'hello.txt', data: 'hello' }]),
    refusal: 'file_unreadable',
  },
  {
    what: 'an encrypted part',
    bytes: withPart({ name: 'xl/x.bin', data: 'x', claims: { flags: 1 } }),
    refusal: 'workbook_encrypted',
  },
  {
    what: 'a zip bomb that says so',
    bytes: withPart({ name: 'xl/sharedStrings.xml', data: Buffer.alloc(20 * MEBIBYTE, 0x20) }),
    refusal: 'workbook_unsafe',
  },
  {
    what: 'a zip bomb that lies about its size',
    bytes: withPart({
      name: 'xl/sharedStrings.xml',
      data: Buffer.alloc(20 * MEBIBYTE, 0x20),
      claims: { inflated: 100 },
    }),
    refusal: 'workbook_unsafe',
  },
  {
    what: 'parts that together claim more than the limit',
    bytes: () => zipOf([1, 2, 3].map((i) => ({ name: `xl/${i}.xml`, data: 'x', claims: { inflated: 30 * MEBIBYTE } }))),
    refusal: 'import_limits',
  },
  {
    what: 'parts that share their bytes',
    bytes: () => zipOf([...plain, { name: 'xl/again.xml', data: 'x', claims: { offset: 0 } }]),
    refusal: 'workbook_unsafe',
  },
  {
    what: 'a zip in the zip',
    bytes: withPart({ name: 'xl/embeddings/inside.zip', data: 'PK' }),
    refusal: 'workbook_unsafe',
  },
  {
    what: 'a zip in place of a worksheet',
    bytes: () => zipOf([...plain.slice(0, -1), { name: 'xl/worksheets/sheet1.xml', data: zipOf(plain) }]),
    refusal: 'workbook_unsafe',
  },
  {
    what: 'a path that climbs out',
    bytes: withPart({ name: '../../etc/passwd', data: 'x' }),
    refusal: 'workbook_unsafe',
  },
  { what: 'an absolute path', bytes: withPart({ name: '/etc/passwd', data: 'x' }), refusal: 'workbook_unsafe' },
  { what: 'a path with backslashes', bytes: withPart({ name: '..\\x', data: 'x' }), refusal: 'workbook_unsafe' },
  { what: 'one part twice', bytes: withPart({ name: 'XL/workbook.xml', data: '<x/>' }), refusal: 'workbook_unsafe' },
  {
    what: 'an unknown packing',
    bytes: withPart({ name: 'xl/sharedStrings.xml', data: '<x/>', claims: { method: 99 } }),
    refusal: 'workbook_unsafe',
  },
  {
    what: 'a part with a wrong checksum',
    bytes: withPart({ name: 'xl/sharedStrings.xml', data: '<x/>', claims: { crc: 7 } }),
    refusal: 'workbook_unsafe',
  },
  {
    what: 'an external entity',
    bytes: () =>
      workbookOf({
        prolog: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        rows: `<row r="1">${text('A1', '&e;')}</row>`,
      }),
    refusal: 'workbook_unsafe',
  },
  {
    what: 'entities that multiply',
    bytes: () =>
      workbookOf({
        prolog: '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        rows: `<row r="1">${text('A1', '&b;')}</row>`,
      }),
    refusal: 'workbook_unsafe',
  },
  {
    what: 'a worksheet in UTF-16, where a DOCTYPE could hide',
    bytes: () =>
      zipOf([
        ...plain.slice(0, -1),
        { name: 'xl/worksheets/sheet1.xml', data: Buffer.from('\ufeff<worksheet/>', 'utf16le') },
      ]),
    refusal: 'workbook_unsafe',
  },
  {
    what: 'a filled cell in the last column there is',
    bytes: () => workbookOf({ rows: `<row r="1">${text('A1', 'nib')}${text('XFD1', 'x')}</row>` }),
    refusal: 'import_too_many_columns',
  },
  {
    what: 'a filled cell in the last row there is',
    bytes: () =>
      workbookOf({ rows: `<row r="1">${text('A1', 'nib')}</row><row r="1048576">${text('A1048576', 'x')}</row>` }),
    refusal: 'import_too_many_rows',
  },
  {
    what: 'more merged cells than any form has',
    bytes: () =>
      workbookOf({
        rows: `<row r="1">${text('A1', 'nib')}</row>`,
        after: `<mergeCells>${'<mergeCell ref="A1:B1"/>'.repeat(6_000)}</mergeCells>`,
      }),
    refusal: 'import_limits',
  },
  {
    what: 'a workbook whose only sheet is hidden',
    bytes: () => workbookOf({ rows: `<row r="1">${text('A1', 'x')}</row>`, state: 'hidden' }),
    refusal: 'file_empty',
  },
  // read, and read right
  { what: 'a BOM', bytes: () => bytesOf('\ufeffNIB,Nama\n1,2\n') },
  { what: 'UTF-16 little end first with a mark', bytes: () => Buffer.from('\ufeffNIB;Nama\r\n1;2\r\n', 'utf16le') },
  {
    what: 'UTF-16 big end first with a mark',
    bytes: () => Buffer.from('\ufeffNIB;Nama\r\n1;2\r\n', 'utf16le').swap16(),
  },
  { what: 'UTF-16 without a mark', bytes: () => Buffer.from('NIB;Nama\r\n1;2\r\n', 'utf16le') },
  { what: 'Windows-1252', bytes: () => Buffer.from('4e49423b4e616d610a313b4b6166e90a', 'hex') },
  { what: 'carriage returns alone', bytes: () => bytesOf('NIB,Nama\r1,2\r') },
  { what: 'tabs', bytes: () => bytesOf('NIB\tNama\n1\t2\n') },
  { what: 'a separator line of a spreadsheet program', bytes: () => bytesOf('sep=;\r\nNIB;Nama\r\n1;2\r\n') },
  {
    what: 'a column styled to the last row and column',
    bytes: () =>
      workbookOf({
        rows: `<row r="1">${text('A1', 'NIB')}${text('B1', 'Nama')}<c r="XFD1" s="1"/></row><row r="2">${text('A2', '1')}${text('B2', '2')}</row><row r="1048576"><c r="A1048576" s="1"></c></row>`,
      }),
  },
];

/** What people paste into names: each must come out as something a person can see, and nothing else may break. */
export const HOSTILE_TEXTS: readonly { what: string; written: string; shown: string }[] = [
  { what: 'NUL', written: 'Kain\u0000Tapis', shown: 'KainTapis' },
  { what: 'an override of direction', written: 'Kopi \u202Egnp.exe', shown: 'Kopi gnp.exe' },
  { what: 'zero-width characters', written: 'Ta\u200Bpis\u200D\uFEFF', shown: 'Tapis' },
  { what: 'a lone surrogate', written: 'Tapis \uD83D!', shown: 'Tapis !' },
  { what: 'an emoji', written: 'Tapis \u{1F9F5}', shown: 'Tapis \u{1F9F5}' },
  { what: '500 combining marks', written: `a${'\u0301'.repeat(500)}`, shown: 'á\u0301\u0301\u0301\u0301' },
  { what: 'a formula', written: '=HYPERLINK("http://x","y")', shown: '=HYPERLINK("http://x","y")' },
  { what: 'markup', written: '<script>alert(1)</script>', shown: '<script>alert(1)</script>' },
  { what: 'a template', written: '{{7*7}} ${1}', shown: '{{7*7}} ${1}' },
  { what: 'LIKE wildcards', written: '100%_\\ tapis', shown: '100%_\\ tapis' },
  { what: 'UTF-8 encoded twice', written: 'Januari \u00e2\u0080\u0093 Februari', shown: 'Januari – Februari' },
];
