import { LocalSecretDto } from '../identity/identity.dto.js';
import { ChoiceField, TextField } from '../platform/edge/fields.js';

export const TIME_ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;

export class NewOrganiserDto extends LocalSecretDto {
  @TextField({ max: 160, example: 'Dinas Perindustrian dan Perdagangan Provinsi Lampung' })
  name: string;
  @TextField({ max: 120, example: 'Ratna Wijayanti', description: 'its first person' })
  person: string;
  @TextField({ max: 100, min: 1, optional: true, description: 'what the person types to sign in' })
  login?: string;
  @ChoiceField(TIME_ZONES, { optional: true, description: 'WIB unless stated' })
  timeZone?: string;
}
