import type { ErrorCode, ErrorKind, ErrorParams } from '../../contract/errors.js';
import { ERRORS } from '../../contract/errors.js';

export interface FieldError {
  field: string;
  code: string;
  params: ErrorParams;
}

/** The one way to refuse. Anything else that is thrown is a bug: logged with an id and answered 500 with that id. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly params: ErrorParams = {},
    readonly fields: FieldError[] = [],
  ) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'DomainError';
  }

  get kind(): ErrorKind {
    return ERRORS[this.code];
  }
}
