import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldError } from '../errors/domain-error.js';

const FIELD_ERRORS_MAX = 50;

/** Flattens the validator's tree into dotted paths; a check of ours carries its code as JSON in its message. */
export function fieldErrors(errors: ValidationError[], path = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = path === '' ? error.property : `${path}.${error.property}`;
    const own = Object.entries(error.constraints ?? {}).map(([name, message]) => toFieldError(field, name, message));
    return [...own.slice(0, 1), ...fieldErrors(error.children ?? [], field)];
  });
}

function toFieldError(field: string, constraint: string, message: string): FieldError {
  if (constraint === 'whitelistValidation') return { field, code: 'unknown_field', params: {} };
  try {
    const parsed = JSON.parse(message) as { code: string; params: FieldError['params'] };
    return { field, code: parsed.code, params: parsed.params };
  } catch {
    return { field, code: 'malformed', params: {} };
  }
}

/** Shape checks at the edge: unknown fields are refused, nothing is converted silently. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => {
      const fields = fieldErrors(errors).slice(0, FIELD_ERRORS_MAX);
      return new DomainError('validation_failed', { fields: fields.length }, fields);
    },
  });
}
