import { Check, Entity, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { LEGAL_FORMS, type LegalForm } from '../contract/kinds.js';
import { Organiser } from '../organisers/organiser.entity.js';
import { Bool, Choice, Int, Json, Ref, Text } from '../platform/database/columns.js';
import { StoredFile } from '../platform/files/stored-file.entity.js';

/** A seller: a micro, small or medium business, a small industry or a cooperative. Its size class is computed, never stored. */
@Entity('umkm')
@Index('umkm_nib', ['organiserId', 'nib'], { unique: true, where: '"deleted_at" IS NULL' })
@Index('umkm_organiser_name', ['organiserId', 'name'])
@Check('umkm_capital', '"capital_rupiah" >= 0 AND "capital_rupiah" <= 9007199254740991')
@Check('umkm_sales', '"yearly_sales_rupiah" >= 0 AND "yearly_sales_rupiah" <= 9007199254740991')
export class Umkm {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('umkm', () => Organiser)
  organiserId: string;
  @Text()
  name: string;
  @Bool()
  cooperative: boolean;
  @Choice('umkm', LEGAL_FORMS, { nullable: true })
  legalForm: LegalForm | null;
  /** Null: has none yet. */
  @Text({ nullable: true })
  nib: string | null;
  /** Personal data where the owner's NIK serves as NPWP: shown masked, never in full. */
  @Text({ nullable: true })
  npwp: string | null;
  @Text({ nullable: true })
  regencyCode: string | null;
  @Text({ nullable: true })
  address: string | null;
  @Text({ nullable: true })
  phone: string | null;
  @Text({ nullable: true })
  ownerName: string | null;
  @Text({ nullable: true })
  foundedOn: string | null;
  /** Without land and buildings. */
  @Int({ nullable: true })
  capitalRupiah: number | null;
  @Int({ nullable: true })
  yearlySalesRupiah: number | null;
  @Json()
  kbliCodes: string[];
  @Bool()
  catalogueListed: boolean;
  @Text({ nullable: true })
  catalogueUrl: string | null;
  @Ref('umkm', () => StoredFile, { nullable: true })
  photoFileId: string | null;
  @Text()
  createdAt: string;
  @Text({ nullable: true })
  deletedAt: string | null;
  @VersionColumn()
  version: number;
}
