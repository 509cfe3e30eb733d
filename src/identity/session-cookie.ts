/** How the session's cookie is set, by whichever way somebody came in: out of reach of scripts and of other sites. */
import type { CookieOptions } from 'express';

export const sessionCookie = (isSecure: boolean, maxAgeMs: number): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  secure: isSecure,
  path: '/',
  maxAge: maxAgeMs,
});
