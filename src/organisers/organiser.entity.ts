import { Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { Text } from '../platform/database/columns.js';

/** The tenant: a trade office. */
@Entity('organisers')
export class Organiser {
  @PrimaryColumn({ type: 'varchar' })
  id: string;
  @Text()
  name: string;
  @Text({ nullable: true })
  regencyCode: string | null;
  /** IANA zone of its events unless an event says otherwise. */
  @Text()
  timeZone: string;
  @Text()
  createdAt: string;
  @VersionColumn()
  version: number;
}
