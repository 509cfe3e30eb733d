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
  const { body } = await client.must(upload(client, eventId, file).then((answer) => ({ ...answer, body: answer })));
  return settled(client, body.id);
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
