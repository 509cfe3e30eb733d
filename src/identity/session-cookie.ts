/** How the session's cookie is set, by whichever way somebody came in: out of reach of scripts and of other sites. */
export const sessionCookie = (isSecure: boolean, maxAgeMs: number) => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: isSecure,
  path: '/',
  maxAge: maxAgeMs,
});
