/** The columns of a file as a person sees them: where each stands, what its header says, and which field it is read as. */
export interface FileColumn {
  /** 0-based. */
  column: number;
  /** Null where no field reads it. */
  field: string | null;
  title: string;
}

/** @param columns of each field, as they were recognised; none where they were not */
export function fileColumns(
  header: readonly string[],
  columns: Readonly<Record<string, readonly number[]>> = {},
): FileColumn[] {
  const fields = new Map(
    Object.entries(columns).flatMap(([field, at]) => at.map((column) => [column, field] as const)),
  );
  return header
    .map((title, column) => ({ column, field: fields.get(column) ?? null, title }))
    .filter(({ field, title }) => field !== null || title !== '');
}
