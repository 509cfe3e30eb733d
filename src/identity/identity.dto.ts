import { BoolField, ChoiceField, IdField, ObjectField, PatternField, TextField } from '../platform/edge/fields.js';
import { CONSENT_PURPOSES, OFFICES, type ConsentPurpose, type Office, type Role, type ScopeKind } from '../contract/kinds.js';
import { LINK_PURPOSES, type LinkPurpose } from './sign-in-link.entity.js';

/** Either a link's token, or login and password. */
export class SignInDto {
  @TextField({ max: 64, optional: true, example: 'q3xH8m2vT0aYc1Zr9kLw5g', description: 'token of a sign-in link' })
  linkToken?: string;
  @TextField({ max: 100, optional: true, example: 'dewi@disperindag.example' })
  login?: string;
  @TextField({ max: 200, optional: true })
  password?: string;
}

/** Of the file that the running server keeps for its own machine. */
export class LocalSecretDto {
  @TextField({ max: 64 })
  secret: string;
}

export class SetPinDto {
  @PatternField(/^\d{6}$/, 'pin_digits', { example: '402917' })
  pin: string;
  @PatternField(/^\d{6}$/, 'pin_digits', { optional: true, description: 'required where a PIN is set already' })
  currentPin?: string;
}

export class SetPasswordDto {
  @TextField({ max: 200, min: 1 })
  password: string;
  @TextField({ max: 200, optional: true })
  currentPassword?: string;
}

export class ScopeDto {
  @ChoiceField(['organiser', 'agency', 'umkm', 'event'])
  kind: ScopeKind;
  @IdField()
  id: string;
}

export class InvitationDto {
  @ChoiceField(['organiser', 'officer', 'umkm', 'desk', 'auditor', 'screen'])
  role: Role;
  @ObjectField(() => ScopeDto)
  scope: ScopeDto;
  @TextField({ max: 120, example: 'Ratna Wijayanti' })
  name: string;
  @TextField({ max: 100, optional: true, description: 'what staff type to sign in' })
  login?: string;
  @PatternField(/^\+?[0-9]{8,15}$/, 'phone_digits', { optional: true, example: '+6281200000000' })
  phone?: string;
  @ChoiceField(OFFICES, { optional: true })
  office?: Office;
  @TextField({ max: 200, optional: true, description: 'number and date of the appointment letter' })
  appointment?: string;
  @ChoiceField(LINK_PURPOSES, { optional: true })
  purpose?: LinkPurpose;
}

export class NewLinkDto {
  @ChoiceField(LINK_PURPOSES)
  purpose: LinkPurpose;
}

export class ConsentDto {
  @IdField({ description: 'the person, UMKM or agency whose name or photo it is' })
  subjectId: string;
  @ChoiceField(CONSENT_PURPOSES)
  purpose: ConsentPurpose;
  @BoolField()
  given: boolean;
  @TextField({ max: 20, example: '2026-11', description: 'version of the wording that was shown' })
  textVersion: string;
}
