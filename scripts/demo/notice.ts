import { networkInterfaces } from 'node:os';
import { rupiahShort, wholePercent } from '../../src/contract/format.js';
import type { Role } from '../../src/contract/kinds.js';
import type { BoardView } from '../../src/live/board.view.js';
import { type Guest, PIN } from './seed.js';

const ROLE_NAMES: Record<Role, string> = {
  organiser: 'Penyelenggara (organiser)',
  officer: 'Pejabat pembeli (officer)',
  umkm: 'Pemilik UMKM (umkm)',
  desk: 'Meja bantuan (desk)',
  auditor: 'Pemeriksa (auditor)',
  screen: 'Layar aula (screen)',
};

export interface Notice {
  url: string;
  eventId: string;
  guests: readonly (Guest & { path: string })[];
  /** Where the data stays, or null where it goes when the demo stops. */
  keptIn: string | null;
  /** The port that was asked for and is somebody else's. */
  takenPort: number | null;
  isQuiet: boolean;
}

/** What a visitor needs to know, once, at the start. */
export function noticeOf({ url, eventId, guests, keptIn, takenPort, isQuiet }: Notice): string {
  const lines = [
    '',
    'Tapis, temu bisnis dengan DATA CONTOH: semua nama, kantor, usaha, dan angka di sini rekaan.',
    ...(takenPort === null ? [] : [`Port ${takenPort} sedang dipakai program lain, jadi dipakai port lain.`]),
    '',
    row('Layar acara (board)', `${url}/layar/${eventId}`),
    row('Dokumen API (docs)', `${url}/api/docs`),
    '',
    'Masuk dengan tautan, bisa dipakai berulang sampai demo berhenti:',
    '',
    ...guests.flatMap(({ role, name, scope, path }) => [
      row(ROLE_NAMES[role], `${url}${path}`),
      row('', `${name}, ${scope}`),
    ]),
    '',
    row('PIN semua orang', PIN),
    row('Data', keptIn ?? 'sementara, hilang saat berhenti'),
    row('Peserta tiruan', isQuiet ? 'tidak ada (--quiet-room)' : 'sedang bertanda tangan lewat API umum'),
    '',
    'berhenti: Ctrl-C',
    '',
  ];
  return lines.join('\n');
}

const NAME_WIDTH = 28;
const row = (name: string, value: string): string => `  ${name.padEnd(NAME_WIDTH)}${value}`;

/** One line that is written over and over where somebody looks at a terminal. */
export function progressOf({ signed, target }: BoardView): string {
  return `  Ditandatangani: ${signed.count} komitmen, ${rupiahShort(signed.rupiah, 'id')}, ${wholePercent(signed.rupiah, target)}% dari target acara, ${rupiahShort(target, 'id')}`;
}

/** The address that people on this machine, or in this hall, type. */
export function addressOf(host: string, port: number): string {
  const isAny = host === '0.0.0.0' || host === '::';
  const name = isAny ? (ownAddress() ?? 'localhost') : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

function ownAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}
