import { applyDecorators } from '@nestjs/common';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  Matches,
  registerDecorator,
  ValidateIf,
  ValidateNested,
  type ValidationArguments,
} from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from './api-docs.js';
import { isCivilDate } from './civil-date.js';
import { objectionToText, tidyText, type TextObjection } from './clean-text.js';

/**
 * The fields that requests are made of, each with its check and its place in the API document.
 * Every check reports a closed code (`field.<code>` in the messages), never a sentence.
 */
interface FieldOptions {
  optional?: boolean;
  /** null is meaningful: 'unknown' or 'none'. */
  nullable?: boolean;
  description?: string;
  example?: unknown;
}

export const MONEY_MAX = Number.MAX_SAFE_INTEGER;

/** A failed check whose code and params reach the answer; see `fieldErrors` in validation.pipe.ts. */
export interface CheckContext {
  code: string;
  params: Record<string, string | number | boolean | null>;
}

type Check = (value: unknown) => CheckContext | null;

function check(name: string, test: Check): PropertyDecorator {
  return (target, property) => {
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: property as string,
      validator: {
        validate: (value: unknown) => test(value) === null,
        defaultMessage: (args?: ValidationArguments) => JSON.stringify(test(args?.value)),
      },
    });
  };
}

function presence(options: FieldOptions): PropertyDecorator[] {
  if (options.optional) return options.nullable ? [IsOptional()] : [ValidateIf((_o, value) => value !== undefined)];
  return options.nullable ? [ValidateIf((_o, value) => value !== null)] : [];
}

function documented(options: FieldOptions, schema: ApiPropertyOptions): PropertyDecorator {
  const merged = {
    ...schema,
    ...(options.nullable ? { nullable: true } : {}),
    ...(options.description === undefined ? {} : { description: options.description }),
    ...(options.example === undefined ? {} : { example: options.example }),
  } as ApiPropertyOptions;
  return options.optional ? ApiPropertyOptional(merged) : ApiProperty(merged);
}

/** One line of text (or several, with `multiline`), tidied; `max` in characters. */
export function TextField(options: FieldOptions & { max: number; min?: number; multiline?: boolean }) {
  const min = options.min ?? (options.optional || options.nullable ? 0 : 1);
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' && objectionToText(value) === null ? tidyText(value, options.multiline) : value)),
    ...presence(options),
    check('text', (value): CheckContext | null => {
      if (typeof value !== 'string') return { code: 'not_text', params: {} };
      const objection: TextObjection | null = objectionToText(value);
      if (objection) return { code: objection, params: {} };
      const length = [...value].length;
      if (length < min) return { code: 'text_empty', params: { min } };
      if (length > options.max) return { code: 'text_too_long', params: { max: options.max, actual: length } };
      return null;
    }),
    documented(options, { type: String, maxLength: options.max, minLength: min }),
  );
}

/** A whole number within bounds. Never a string, a fraction, NaN or beyond 2^53-1. */
export function IntField(options: FieldOptions & { min?: number; max?: number }) {
  const min = options.min ?? 0;
  const max = options.max ?? MONEY_MAX;
  return applyDecorators(
    ...presence(options),
    check('integer', (value): CheckContext | null => {
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) return { code: 'not_integer', params: {} };
      if (value < min) return { code: 'too_small', params: { min } };
      if (value > max) return { code: 'too_big', params: { max } };
      return null;
    }),
    documented(options, { type: 'integer', minimum: min, maximum: max }),
  );
}

/** Integer rupiah. */
export const RupiahField = (options: FieldOptions & { min?: number } = {}) =>
  IntField({ min: 0, example: 57_000_000, ...options });

/** A quantity in steps of its unit, at least one. */
export const QuantityField = (options: FieldOptions = {}) => IntField({ min: 1, max: 1_000_000_000_000, example: 100, ...options });

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function IdField(options: FieldOptions = {}) {
  return applyDecorators(
    ...presence(options),
    check('id', (value) => (typeof value === 'string' && UUID.test(value) ? null : { code: 'not_id', params: {} })),
    documented(options, { type: String, format: 'uuid' }),
  );
}

/** A civil date `YYYY-MM-DD` that exists. */
export function DateField(options: FieldOptions = {}) {
  return applyDecorators(
    ...presence(options),
    check('date', (value) => (typeof value === 'string' && isCivilDate(value) ? null : { code: 'not_date', params: {} })),
    documented(options, { type: String, format: 'date', example: '2027-01-14' }),
  );
}

export function BoolField(options: FieldOptions = {}) {
  return applyDecorators(
    ...presence(options),
    IsBoolean({ message: JSON.stringify({ code: 'not_boolean', params: {} }) }),
    documented(options, { type: Boolean }),
  );
}

/** One of a closed list. */
export function ChoiceField(values: readonly string[], options: FieldOptions = {}) {
  return applyDecorators(
    ...presence(options),
    IsIn([...values], { message: JSON.stringify({ code: 'not_a_choice', params: { choices: values.join(', ') } }) }),
    documented(options, { type: String, enum: [...values] }),
  );
}

/** Text of a fixed shape, such as a code; `code` names the failure. */
export function PatternField(pattern: RegExp, code: string, options: FieldOptions = {}) {
  return applyDecorators(
    ...presence(options),
    Matches(pattern, { message: JSON.stringify({ code, params: {} }) }),
    documented(options, { type: String, pattern: pattern.source }),
  );
}

/** A list of objects of one class. */
export function ListField(type: () => new () => object, options: FieldOptions & { min?: number; max: number }) {
  return applyDecorators(
    ...presence(options),
    IsArray({ message: JSON.stringify({ code: 'not_list', params: {} }) }),
    ArrayMinSize(options.min ?? 0, { message: JSON.stringify({ code: 'list_too_short', params: { min: options.min ?? 0 } }) }),
    ArrayMaxSize(options.max, { message: JSON.stringify({ code: 'list_too_long', params: { max: options.max } }) }),
    ValidateNested({ each: true }),
    Type(type),
    documented(options, { type: lazily(type), isArray: true, maxItems: options.max } as ApiPropertyOptions),
  );
}

/** A list of short texts, each out of `values` where given. */
export function TextListField(options: FieldOptions & { max: number; maxLength?: number; values?: readonly string[]; pattern?: RegExp }) {
  const maxLength = options.maxLength ?? 100;
  return applyDecorators(
    ...presence(options),
    check('texts', (value): CheckContext | null => {
      if (!Array.isArray(value)) return { code: 'not_list', params: {} };
      if (value.length > options.max) return { code: 'list_too_long', params: { max: options.max } };
      for (const item of value as unknown[]) {
        if (typeof item !== 'string' || item.length === 0) return { code: 'not_text', params: {} };
        if (item.length > maxLength) return { code: 'text_too_long', params: { max: maxLength, actual: item.length } };
        const objection = objectionToText(item);
        if (objection) return { code: objection, params: {} };
        if (options.values && !options.values.includes(item))
          return { code: 'not_a_choice', params: { choices: options.values.join(', ') } };
        if (options.pattern && !options.pattern.test(item)) return { code: 'not_a_choice', params: { choices: options.pattern.source } };
      }
      return null;
    }),
    documented(options, { type: String, isArray: true, maxItems: options.max, ...(options.values ? { enum: [...options.values] } : {}) } as ApiPropertyOptions),
  );
}

/** An object of one class. */
export function ObjectField(type: () => new () => object, options: FieldOptions = {}) {
  return applyDecorators(
    ...presence(options),
    check('object', (value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? null : { code: 'not_object', params: {} },
    ),
    ValidateNested(),
    Type(type),
    documented(options, { type: lazily(type) } as ApiPropertyOptions),
  );
}

/** The documentation knows a class that is looked up later by this name of its function. */
function lazily(find: () => new () => object) {
  const type = () => find();
  return type;
}
