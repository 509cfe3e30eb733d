import { call } from './client';
import type { Invitation, InvitationBody, Me, Person, SignInLink } from './types';

export const getMe = () => call<Me>('GET', 'me');
/** Opens a session here, and answers who that is and what they may open. */
export async function signIn(credential: { login: string; password: string } | { linkToken: string }): Promise<Me> {
  await call<Person>('POST', 'session', { body: credential });
  return getMe();
}
export const signOut = () => call<void>('DELETE', 'session');
export const getLink = (token: string) => call<SignInLink>('GET', `sign-in-links/${encodeURIComponent(token)}`);
export const setPin = (body: { pin: string; currentPin?: string }) => call<void>('PUT', 'me/pin', { body });

export const invite = (eventId: string, body: InvitationBody) =>
  call<Invitation>('POST', `events/${eventId}/invitations`, { body });
