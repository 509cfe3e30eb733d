import type { ImportRowView } from '../../src/imports/import-row.view.js';
import type { ImportView } from '../../src/imports/import.view.js';
import type { Answer, Client } from './client.js';

export interface SentFile {
  bytes: Uint8Array | string;
  name?: string;
  type?: string;
  fields?: Record<string, string>;
}

/** Sends a file as a browser's form would, under whatever name and type. */
export async function upload(client: Client, eventId: string, { bytes, name = 'rencana.csv', type = 'text/csv', fields = {} }: SentFile): Promise<Answer<ImportView>> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], { type }), name);
  const response = await fetch(`${client.url}/api/v1/events/${eventId}/imports`, {
    method: 'POST',
    headers: client.cookie === null ? {} : { cookie: client.cookie },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as ImportView, headers: response.headers };
}

/** Asks again until nothing is under way. */
export async function settled(client: Client, id: string): Promise<ImportView> {
  for (;;) {
    const view = await client.must(client.get<ImportView>(`imports/${id}`));
    if (view.state !== 'parsing' && view.state !== 'committing') return view;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export async function previewed(client: Client, eventId: string, file: SentFile): Promise<ImportView> {
  const sent = await client.must(upload(client, eventId, file));
  return settled(client, sent.id);
}

export async function committed(client: Client, eventId: string, file: SentFile): Promise<ImportView> {
  const view = await previewed(client, eventId, file);
  return commit(client, view.id);
}

export async function commit(client: Client, id: string): Promise<ImportView> {
  await client.must(client.post<ImportView>(`imports/${id}/commit`));
  return settled(client, id);
}

export const rowsOf = async (client: Client, id: string, query = ''): Promise<ImportRowView[]> =>
  (await client.must(client.get<{ items: ImportRowView[] }>(`imports/${id}/rows?limit=100${query}`))).items;

/** What adds up to the rows. */
export const sumOf = ({ counts }: ImportView): number => {
  const { created, updated, unchanged, cancelled, staged, duplicates, refused } = counts;
  return created + updated + unchanged + cancelled + staged + duplicates + refused;
};

const PLAN_HEADER = [
  'tahun_anggaran',
  'nama_klpd',
  'kd_satker_str',
  'nama_satker',
  'kd_rup',
  'nama_paket',
  'pagu',
  'metode_pengadaan',
  'tgl_awal_kontrak',
  'tgl_akhir_kontrak',
  'urarian_pekerjaan',
  'status_delete_rup',
  'kd_rup_lama',
];

export interface Plan {
  code: string;
  name?: string;
  pagu?: string;
  /** Line items in free text. */
  text?: string;
  satker?: [code: string, name: string];
  deleted?: boolean;
  replaces?: string;
}

/** A file of RUP plans as it is published; made-up content. */
export function plansCsv(...plans: Plan[]): string {
  const rows = plans.map((plan) => {
    const [satkerCode, satkerName] = plan.satker ?? ['400001', 'BALAI CONTOH SIGER LAMPUNG'];
    const { code, name = `Paket ${code}`, pagu = '5000000', text = '1. Plakat ( 20, buah, @ 250000 )', replaces = '' } = plan;
    const deleted = plan.deleted ? 'True' : 'False';
    return ['2027', 'Kementerian Contoh', satkerCode, satkerName, code, name, pagu, 'E-Purchasing', '2027-02-01', '2027-02-28', text, deleted, replaces];
  });
  return csv([PLAN_HEADER, ...rows]);
}

export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');

/** Rows under the header of one of our templates; columns that are not stated are empty. */
export function templateCsv(headers: readonly string[], ...rows: Record<string, string>[]): string {
  return csv([headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))]);
}

export const UMKM_HEADERS = ['NIB', 'Nama usaha', 'Bentuk usaha', 'Nomor WhatsApp', 'Kabupaten/Kota', 'Tanggal berdiri', 'Modal usaha (Rp)', 'KBLI'];
export const PRODUCT_HEADERS = ['NIB', 'Nama produk', 'Kategori', 'Satuan', 'Isi per satuan', 'Harga satuan (Rp)', 'Kapasitas', 'Periode kapasitas', 'Pesanan minimum', 'Waktu pengerjaan (hari)'];
export const OFFER_HEADERS = ['NIB', 'Nama produk', 'Satuan', 'Mulai jumlah', 'Harga satuan (Rp)', 'Pesanan minimum', 'Waktu pengerjaan (hari)', 'Wilayah kirim'];
export const DEMAND_HEADERS = ['Instansi', 'Kode satker', 'Jenis instansi', 'Kode RUP', 'Nama paket', 'Pagu (Rp)', 'Nama kebutuhan', 'Jumlah', 'Satuan', 'Harga satuan tertinggi (Rp)', 'Kirim paling lambat', 'Kabupaten/Kota kirim'];
