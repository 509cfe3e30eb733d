/**
 * Whether a write or a socket handshake comes from our own pages. Browsers always send Origin on writes; programs send
 * none, and carry no cookie that a foreign page could have borrowed.
 */
interface Headers {
  origin?: string | undefined;
  host?: string | undefined;
  'sec-fetch-site'?: string | string[] | undefined;
}

export function originAllowed(headers: Headers, publicUrl: string | undefined): boolean {
  const { origin } = headers;
  if (origin === undefined) return headers['sec-fetch-site'] === undefined || headers['sec-fetch-site'] === 'none' || headers['sec-fetch-site'] === 'same-origin';
  if (publicUrl !== undefined) return origin === new URL(publicUrl).origin;
  return headers.host !== undefined && (origin === `http://${headers.host}` || origin === `https://${headers.host}`);
}
