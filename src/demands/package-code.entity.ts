import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Ref, Text } from '../platform/database/columns.js';
import { Package } from './package.entity.js';

/** The RUP codes of a package of history, many to many: one award may serve several plans, one plan may end in several awards. */
@Entity('package_rup_codes')
@Index('package_rup_codes_pair', ['packageId', 'rupCode'], { unique: true })
@Index('package_rup_codes_code', ['rupCode'])
export class PackageCode {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('package_rup_codes', () => Package)
  packageId: string;
  @Text()
  rupCode: string;
}
