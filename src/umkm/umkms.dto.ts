import { LEGAL_FORMS, type LegalForm, REGENCY_CODE, SIZE_CLASSES, type SizeClass } from '../contract/kinds.js';
import {
  BoolField,
  ChoiceField,
  DateField,
  IdField,
  PatternField,
  RupiahField,
  TextField,
  TextListField,
} from '../platform/edge/fields.js';
import { SearchQuery } from '../platform/edge/page.js';

const KBLI_CODES_MAX = 20;
const open = { optional: true, nullable: true } as const;

/** What is known of a business; all of it may be filled in later. Null says that there is none. */
class UmkmFieldsDto {
  @TextField({ ...open, min: 1, max: 40, example: '0220001234567', description: '13 digits, however grouped' })
  nib?: string | null;
  @TextField({ ...open, min: 1, max: 40, description: '15 or 16 digits; shown masked from then on' })
  npwp?: string | null;
  @BoolField({ optional: true })
  cooperative?: boolean;
  @ChoiceField(LEGAL_FORMS, open)
  legalForm?: LegalForm | null;
  @PatternField(REGENCY_CODE, 'regency_shape', { ...open, example: '18.71' })
  regencyCode?: string | null;
  @TextField({ ...open, min: 1, max: 300 })
  address?: string | null;
  @PatternField(/^\+?[0-9]{8,15}$/, 'phone_digits', { ...open, example: '+6281200000000' })
  phone?: string | null;
  @TextField({ ...open, min: 1, max: 120, example: 'Sari Puspita' })
  ownerName?: string | null;
  @DateField(open)
  foundedOn?: string | null;
  @RupiahField({ ...open, description: 'without land and buildings' })
  capitalRupiah?: number | null;
  @RupiahField(open)
  yearlySalesRupiah?: number | null;
  @TextListField({ optional: true, max: KBLI_CODES_MAX, maxLength: 20, example: ['13912'] })
  kbliCodes?: string[];
  @BoolField({ optional: true, description: 'its goods are in the national e-catalogue' })
  catalogueListed?: boolean;
  @PatternField(/^https:\/\/[^\s"<>\\]{1,300}$/, 'url_shape', {
    ...open,
    example: 'https://katalog.inaproc.id/tapis-muli-siger',
  })
  catalogueUrl?: string | null;
}

export class NewUmkmDto extends UmkmFieldsDto {
  @TextField({ max: 160, example: 'Tapis Muli Siger' })
  name: string;
}

export class EditUmkmDto extends UmkmFieldsDto {
  @TextField({ max: 160, optional: true })
  name?: string;
  @IdField({ ...open, description: 'an image uploaded to this business' })
  photoFileId?: string | null;
}

export class UmkmQuery extends SearchQuery {
  @PatternField(REGENCY_CODE, 'regency_shape', { optional: true, example: '18.71' })
  regencyCode?: string;
  @ChoiceField(SIZE_CLASSES, { optional: true, description: 'as computed today' })
  sizeClass?: SizeClass;
}
