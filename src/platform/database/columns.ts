import { Check, Column, type ColumnOptions, ForeignKey } from 'typeorm';

/** Text. Also identifiers (UUIDv7), civil dates (`YYYY-MM-DD`) and instants (ISO UTC): all sort as text. */
export const Text = (options: ColumnOptions = {}) => Column({ type: 'varchar', ...options });

/** An integer of rupiah, of steps, of base units or of points. Bounded to 2^53-1 by a CHECK of its table. */
export const Int = (options: ColumnOptions = {}) => Column({ type: 'bigint', ...options });

export const Bool = (options: ColumnOptions = {}) => Column({ type: 'boolean', ...options });

/** A small value that is read and written whole, never queried by its parts. */
export const Json = (options: ColumnOptions = {}) => Column({ type: 'simple-json', ...options } as ColumnOptions);

/** SQL of a membership test, shared by entity and migration so that neither can drift. */
export const inList = (column: string, values: readonly string[]) =>
  `"${column}" IN (${values.map((v) => `'${v}'`).join(', ')})`;

const snake = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** Text out of a closed list, kept by a CHECK named `<table>_<column>`. */
export function Choice(table: string, values: readonly string[], options: ColumnOptions = {}): PropertyDecorator {
  return (target, property) => {
    const column = snake(String(property));
    Column({ type: 'varchar', ...options })(target, property);
    Check(`${table}_${column}`, inList(column, values))(target.constructor);
  };
}

/** The id of a row of another table, kept by a foreign key named `<table>_<column>_fk`. */
export function Ref(table: string, target: () => new () => object, options: ColumnOptions = {}): PropertyDecorator {
  return (holder, property) => {
    Column({ type: 'varchar', ...options })(holder, property);
    ForeignKey(target, { name: `${table}_${snake(String(property))}_fk`, onDelete: 'RESTRICT' })(holder, property as string);
  };
}
