/** What an import may hold and say: kinds of file, states of a row, and the closed list of what can be wrong in a cell. */

/** Kinds of file. The first seven are public exports, recognised by their headers; the last four are our own templates. */
export const IMPORT_LAYOUTS = [
  'rup_penyedia',
  'rup_swakelola',
  'awarded',
  'non_tender',
  'orders',
  'realisations',
  'revisions',
  'umkm',
  'products',
  'offers',
  'demands',
] as const;
export type ImportLayout = (typeof IMPORT_LAYOUTS)[number];

export const TEMPLATE_LAYOUTS = ['umkm', 'products', 'offers', 'demands'] as const;
export type TemplateLayout = (typeof TEMPLATE_LAYOUTS)[number];

/** ready: read, and nothing is saved yet. failed: could not be read as it is; what its columns are can still be said. */
export const IMPORT_STATES = ['parsing', 'ready', 'committing', 'committed', 'undone', 'failed'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** Recognised and kept for the modules that follow up on them. */
export const STAGED_KINDS = ['order', 'realisation', 'revision'] as const;
export type StagedKind = (typeof STAGED_KINDS)[number];

/** wrong: cannot be saved. look: can be saved, a person should look. duplicate: repeats another row of the same file. */
export const ROW_STATES = ['ready', 'look', 'wrong', 'duplicate'] as const;
export type RowState = (typeof ROW_STATES)[number];

/** States of a row in the preview: changed and unchanged are said against what is stored. */
export const PREVIEW_STATES = ['ready', 'changed', 'look', 'wrong', 'duplicate', 'unchanged'] as const;
export type PreviewState = (typeof PREVIEW_STATES)[number];

/** What saving a row would do. staged: recognised and kept for a later module (orders, realisations). */
export const ROW_ACTIONS = ['create', 'update', 'unchanged', 'cancel', 'staged', 'duplicate', 'refused'] as const;
export type RowAction = (typeof ROW_ACTIONS)[number];

export type ProblemSeverity = 'wrong' | 'look' | 'duplicate';

/** Texts stand in messages/{id,en}.json under `import.<code>`. */
export const IMPORT_PROBLEMS = {
  // any cell
  required_missing: 'wrong',
  value_not_in_list: 'wrong',
  yes_no_unreadable: 'wrong',
  text_too_long: 'wrong',
  hidden_characters: 'look',
  looks_like_formula: 'look',
  formula_value: 'look',
  formula_without_value: 'wrong',
  error_value: 'wrong',
  row_too_wide: 'wrong',
  row_skipped: 'wrong',
  optional_unreadable: 'look',
  // numbers
  number_unreadable: 'wrong',
  number_letter: 'wrong',
  number_foreign_digits: 'wrong',
  number_negative: 'wrong',
  number_zero: 'wrong',
  number_fraction: 'wrong',
  number_finer_than_step: 'wrong',
  number_grouping: 'wrong',
  number_ambiguous: 'wrong',
  number_exponent: 'wrong',
  number_too_large: 'wrong',
  number_rounded: 'wrong',
  number_out_of_range: 'wrong',
  number_english_grouping: 'look',
  money_has_sen: 'look',
  // dates
  date_unreadable: 'wrong',
  date_impossible: 'wrong',
  date_two_digit_year: 'wrong',
  date_needs_day: 'wrong',
  date_out_of_range: 'wrong',
  dates_reversed: 'look',
  // identifiers
  identifier_wrong: 'wrong',
  regency_unknown: 'look',
  agency_kind_assumed: 'look',
  category_unknown: 'look',
  category_guessed: 'look',
  unit_unknown: 'look',
  // packages and their lines
  name_missing: 'look',
  pagu_zero: 'look',
  satker_by_name: 'look',
  satker_several: 'look',
  quantity_unknown: 'look',
  line_unread: 'look',
  line_total_differs: 'look',
  line_factors_differ: 'look',
  lines_sum_differs: 'look',
  lines_too_many: 'look',
  // what only the store can tell
  umkm_unknown: 'wrong',
  product_unknown: 'wrong',
  unit_differs: 'wrong',
  offer_rows_differ: 'wrong',
  minimum_order_unpriced: 'wrong',
  // rows that repeat
  duplicate_row: 'duplicate',
  duplicate_differs: 'duplicate',
  duplicate_award: 'duplicate',
  duplicate_payment: 'duplicate',
} as const satisfies Record<string, ProblemSeverity>;

export type ImportProblemCode = keyof typeof IMPORT_PROBLEMS;
