/** How much of a file is read before it is refused (trust: hostile input). Everything beyond is a named refusal, never a slow success. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024;
export const MAX_INFLATED_BYTES = 50 * 1024 * 1024;
/** A part may inflate to this many times its packed size; small parts of a real workbook exceed it by nature. */
export const MAX_INFLATE_RATIO = 100;
export const RATIO_CHECKED_FROM_BYTES = 1024 * 1024;
export const MAX_ROWS = 20_000;
export const MAX_COLUMNS = 60;
/** A cell of a public export holds up to 12,000 characters of line items. */
export const MAX_CELL_CHARS = 32_767;
export const MAX_RECORD_CHARS = 256 * 1024;
export const MAX_ZIP_PARTS = 1_000;
export const MAX_MERGES = 5_000;
/** Titles, logos and notes above the header of a workbook. */
export const MAX_ROWS_ABOVE_HEADER = 12;
export const MAX_LINES_PER_PACKAGE = 200;

export const PARSE_MEMORY_MB = 256;
export const PARSE_TIME_MS = 10_000;
export const MAX_PARSES_AT_ONCE = 2;
export const MAX_PARSES_WAITING = 20;
