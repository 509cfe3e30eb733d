/** Where the browser finds a photo, relative to the site; null where there is none. */
export const photoUrl = (fileId: string | null): string | null => (fileId === null ? null : `/api/v1/files/${fileId}`);
