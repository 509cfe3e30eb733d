import type { Office, Role } from '../../contract/kinds';
import { call } from './client';
import type { Invitation, LinkPurpose, Me, SignInLink } from './types';

export const getMe = () => call<Me>('GET', 'me');
export const signIn = (credential: { login: string; password: string } | { linkToken: string }) =>
  call<Me>('POST', 'session', { body: credential });
export const signOut = () => call<void>('DELETE', 'session');
export const getLink = (token: string) => call<SignInLink>('GET', `sign-in-links/${encodeURIComponent(token)}`);
export const setPin = (body: { pin: string; currentPin?: string }) => call<void>('PUT', 'me/pin', { body });

export interface InvitationBody {
  role: Role;
  scope: { kind: 'agency' | 'umkm' | 'event'; id: string };
  name: string;
  phone?: string;
  office?: Office;
  purpose: LinkPurpose;
}
export const invite = (eventId: string, body: InvitationBody) =>
  call<Invitation>('POST', `events/${eventId}/invitations`, { body });
