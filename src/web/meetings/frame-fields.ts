/** The frame as it is typed: sessions and tables as rows, figures as text. */
import type { FrameBody, Schedule } from '../api/types';

export interface FrameFields {
  sessions: { date: string; from: string; to: string }[];
  slotMinutes: string;
  gapMinutes: string;
  tables: { id?: string; name: string; place: string; capacity: string; lost: boolean }[];
}

export function fieldsOf({ frame, startsOn }: Schedule): FrameFields {
  return {
    sessions: frame.sessions.length > 0 ? frame.sessions : [{ date: startsOn, from: '09:00', to: '12:00' }],
    slotMinutes: String(frame.slotMinutes),
    gapMinutes: String(frame.gapMinutes),
    tables: frame.tables.map(({ id, name, place, capacity, lost }) => ({
      id,
      name,
      place: place ?? '',
      capacity: String(capacity),
      lost,
    })),
  };
}

export function bodyOf({ sessions, slotMinutes, gapMinutes, tables }: FrameFields): FrameBody {
  return {
    sessions,
    slotMinutes: Number(slotMinutes),
    gapMinutes: Number(gapMinutes),
    tables: tables.map(({ id, name, place, capacity, lost }) => ({
      ...(id === undefined ? {} : { id }),
      name,
      place: place.trim() === '' ? null : place,
      capacity: Number(capacity),
      lost,
    })),
  };
}

/** So many more tables, numbered on from those there are. */
export function withTables(fields: FrameFields, count: number, named: (number: number) => string): FrameFields {
  const names = new Set(fields.tables.map(({ name }) => name));
  const added: FrameFields['tables'] = [];
  for (let number = fields.tables.length + 1; added.length < count; number++) {
    const name = named(number);
    if (!names.has(name)) added.push({ name, place: '', capacity: '1', lost: false });
  }
  return { ...fields, tables: [...fields.tables, ...added] };
}
