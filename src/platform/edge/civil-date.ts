/** Civil dates as text `YYYY-MM-DD`, and as day numbers since 1970-01-01: no zone, no clock. */
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

export function isCivilDate(text: string): boolean {
  const parts = SHAPE.exec(text);
  if (!parts) return false;
  const date = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  return Number(parts[1]) >= 1900 && date.toISOString().slice(0, 10) === text;
}

/** @param text an existing civil date */
export function dayNumber(text: string): number {
  return Math.round(Date.parse(`${text}T00:00:00Z`) / MS_PER_DAY);
}

export function fromDayNumber(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

export function addDays(text: string, days: number): string {
  return fromDayNumber(dayNumber(text) + days);
}
