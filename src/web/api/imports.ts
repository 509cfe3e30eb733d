import { call, query } from './client';
import type { ImportRow, ImportView, Page, RowState } from './types';

export const listImports = (eventId: string) => call<Page<ImportView>>('GET', `events/${eventId}/imports?limit=50`);
export const getImport = (id: string) => call<ImportView>('GET', `imports/${id}`);

export function uploadImport(eventId: string, file: File, layout: string | null): Promise<ImportView> {
  const form = new FormData();
  if (layout) form.append('layout', layout);
  form.append('file', file);
  return call<ImportView>('POST', `events/${eventId}/imports`, { form });
}
export const mapColumns = (id: string, columnMap: Record<string, number | null>) =>
  call<ImportView>('PATCH', `imports/${id}`, { body: { columnMap } });
export const listRows = (id: string, filters: { state?: RowState; cursor?: string | null; limit?: number }) =>
  call<Page<ImportRow>>('GET', `imports/${id}/rows${query({ limit: 50, ...filters })}`);
export const changeRow = (id: string, row: number, body: { cells: Record<string, string> } | { skip: true }) =>
  call<ImportRow>('PATCH', `imports/${id}/rows/${row}`, { body });
export const commitImport = (id: string) => call<ImportView>('POST', `imports/${id}/commit`);
export const undoImport = (id: string) => call<ImportView>('POST', `imports/${id}/undo`);
export const templateUrl = (layout: string, format: 'csv' | 'xlsx') =>
  `/api/v1/imports/templates/${layout}?format=${format}`;
