import { Entity, Index, PrimaryColumn } from 'typeorm';
import { Ref, Text } from '../platform/database/columns.js';
import { Package } from './package.entity.js';

/** One step of a package's revisions: `kd_rup_lama -> kd_rup_baru`, one to one or one to many. */
@Entity('package_revisions')
@Index('package_revisions_pair', ['fromPackageId', 'toPackageId'], { unique: true })
@Index('package_revisions_to', ['toPackageId'])
export class PackageRevision {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Ref('package_revisions', () => Package)
  fromPackageId: string;
  @Ref('package_revisions', () => Package)
  toPackageId: string;
  @Text()
  at: string;
}
