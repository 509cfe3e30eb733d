import { Injectable } from '@nestjs/common';
import type { ImportLayout } from '../contract/imports.js';
import { Events } from '../events/events.service.js';
import type { FileImport } from './file-import.entity.js';
import type { FileKind, PlannedFile } from './file-kind.js';
import { NeedTemplate } from './need-template.service.js';
import { OfferTemplate } from './offer-template.service.js';
import { PackageFiles } from './package-files.service.js';
import type { ParsedFile } from './parse.js';
import { ProductTemplate } from './product-template.service.js';
import { Readings } from './readings.service.js';
import { StagedFiles } from './staged-files.service.js';
import { UmkmTemplate } from './umkm-template.service.js';

/** What saving a file would do, as things stand. */
@Injectable()
export class Previews {
  private readonly kinds: Map<ImportLayout, FileKind>;
  /** One for each import that somebody looks at; what a commit does is planned anew. */
  private readonly planned = new Map<string, { version: number; file: PlannedFile }>();

  constructor(
    private readonly events: Events,
    private readonly readings: Readings,
    packages: PackageFiles,
    needs: NeedTemplate,
    umkm: UmkmTemplate,
    products: ProductTemplate,
    offers: OfferTemplate,
    staged: StagedFiles,
  ) {
    const kinds: FileKind[] = [packages, needs, umkm, products, offers, staged];
    this.kinds = new Map(kinds.flatMap((kind) => kind.layouts.map((layout) => [layout, kind] as const)));
  }

  kindOf(layout: ImportLayout): FileKind {
    return this.kinds.get(layout) as FileKind;
  }

  /** Of a file that was read before. */
  async of(file: FileImport): Promise<PlannedFile> {
    const known = this.planned.get(file.id);
    if (known?.version === file.version) return known.file;
    const planned = await this.make(file, await this.readings.of(file));
    this.keep(file, planned);
    return planned;
  }

  async make(file: Pick<FileImport, 'eventId'>, parsed: ParsedFile): Promise<PlannedFile> {
    return this.kindOf(parsed.layout).plan(await this.events.get(file.eventId), parsed);
  }

  keep(file: Pick<FileImport, 'id' | 'version'>, planned: PlannedFile): void {
    this.planned.delete(file.id);
    this.planned.set(file.id, { version: file.version, file: planned });
    const [oldest] = this.planned.keys();
    if (this.planned.size > PLANS_KEPT_MAX && oldest !== undefined) this.planned.delete(oldest);
  }

  /** After something was saved, every plan may be another. */
  forgetAll(): void {
    this.planned.clear();
  }
}

const PLANS_KEPT_MAX = 4;
