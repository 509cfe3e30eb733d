/**
 * The closed list of what can be refused, each with its kind. A kind has one HTTP status (src/platform/errors).
 * The texts stand in messages/{id,en}.json under `error.<code>`; test/architecture.spec.ts holds both complete.
 */
export const ERROR_KINDS = [
  'invalid', // the request is malformed: 400
  'unauthenticated', // 401
  'forbidden', // 403
  'not_found', // 404
  'conflict', // the state does not allow it: 409
  'gone', // 410
  'stale', // another edit came first: 412
  'too_large', // 413
  'unsupported', // 415
  'refused', // well-formed, but a rule or a limit says no: 422
  'precondition', // 428
  'rate', // 429
  'internal', // 500
  'unavailable', // 503
] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

export const ERRORS = {
  // the edge
  validation_failed: 'invalid',
  malformed_json: 'invalid',
  unknown_cursor: 'invalid',
  body_too_large: 'too_large',
  body_too_deep: 'invalid',
  duplicate_key: 'invalid',
  unsupported_media_type: 'unsupported',
  route_not_found: 'not_found',
  not_found: 'not_found',
  too_many_requests: 'rate',
  if_match_required: 'precondition',
  version_conflict: 'stale',
  idempotency_key_required: 'precondition',
  idempotency_key_malformed: 'invalid',
  idempotency_key_reused: 'refused',
  internal_error: 'internal',
  outcome_unknown: 'unavailable',
  shutting_down: 'unavailable',
  storage_full: 'unavailable',
  // people and access
  not_signed_in: 'unauthenticated',
  sign_in_failed: 'unauthenticated',
  origin_refused: 'forbidden',
  not_allowed: 'forbidden',
  link_not_usable: 'gone',
  pin_missing: 'forbidden',
  pin_wrong: 'forbidden',
  pin_locked: 'forbidden',
  pin_weak: 'refused',
  password_weak: 'refused',
  // the domain
  stage_forbids: 'conflict',
  stage_transition: 'conflict',
  reason_required: 'refused',
  already_exists: 'conflict',
  too_many: 'refused',
  limit_below_committed: 'refused',
  frozen_by_commitments: 'conflict',
  still_in_use: 'conflict',
  unit_unknown: 'refused',
  unit_mismatch: 'refused',
  category_unknown: 'refused',
  regency_unknown: 'refused',
  identifier_invalid: 'refused',
  dates_out_of_order: 'refused',
  package_of_other_agency: 'refused',
  product_of_other_umkm: 'refused',
  demand_incomplete: 'refused',
  price_tiers_invalid: 'refused',
  certificate_transition: 'conflict',
  weights_sum: 'refused',
  not_participating: 'refused',
  plan_too_large: 'refused',
  // commitments
  commitment_transition: 'conflict',
  commitment_changed: 'conflict',
  commitment_expired: 'conflict',
  signer_may_not_sign: 'forbidden',
  already_signed: 'conflict',
  lines_invalid: 'refused',
  total_not_exact: 'refused',
  amount_overflow: 'refused',
  quantity_exceeds_demand: 'refused',
  budget_exceeded: 'refused',
  capacity_exceeded: 'refused',
  price_above_ceiling: 'refused',
  deliveries_do_not_add_up: 'refused',
  delivery_date_past: 'refused',
  offer_withdrawn: 'refused',
  demand_closed: 'refused',
  package_closed: 'refused',
  replaced_not_final: 'refused',
  // meetings
  sessions_overlap: 'refused',
  session_too_short: 'refused',
  session_outside_event: 'refused',
  too_many_slots: 'refused',
  table_twice: 'refused',
  slot_unknown: 'refused',
  wish_not_possible: 'refused',
  schedule_frame_missing: 'conflict',
  schedule_wishes_missing: 'conflict',
  schedule_under_way: 'conflict',
  schedule_not_published: 'conflict',
  schedule_frame_changed: 'conflict',
  schedule_over: 'conflict',
  schedule_plan_stale: 'conflict',
  meeting_transition: 'conflict',
  meeting_not_begun: 'conflict',
  arrival_time_missing: 'refused',
  // files and imports
  file_too_large: 'too_large',
  file_type_refused: 'unsupported',
  file_unreadable: 'refused',
  file_empty: 'refused',
  csv_quote_not_closed: 'refused',
  workbook_encrypted: 'refused',
  workbook_unsafe: 'refused',
  import_too_many_rows: 'too_large',
  import_too_many_columns: 'too_large',
  import_transition: 'conflict',
  import_layout_unknown: 'refused',
  import_columns_missing: 'refused',
  import_limits: 'too_large',
  import_timeout: 'refused',
  import_worker_failed: 'refused',
  import_interrupted: 'unavailable',
  // the log
  after_beyond_head: 'invalid',
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERRORS;

/** Figures and names a text needs; never a secret, since the whole object goes to whoever asked. */
export type ErrorParams = Record<string, string | number | boolean | null>;

/** RFC 9457 problem details, the same object in HTTP answers and in socket answers. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  params: ErrorParams;
  detail: { id: string; en: string };
  requestId: string | null;
  /** Field errors of `validation_failed`; `field` is a dotted path into the body. */
  errors?: { field: string; code: string; params: ErrorParams; detail: { id: string; en: string } }[];
}
