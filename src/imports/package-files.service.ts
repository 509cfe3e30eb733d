import { Injectable } from '@nestjs/common';
import { Agencies } from '../agencies/agencies.service.js';
import type { ImportLayout } from '../contract/imports.js';
import type { Demand } from '../demands/demand.entity.js';
import { Demands } from '../demands/demands.service.js';
import type { Package } from '../demands/package.entity.js';
import { Packages } from '../demands/packages.service.js';
import type { MatchingEvent } from '../events/event.entity.js';
import { groupRows } from '../platform/database/many-rows.js';
import { type FileKind, keysOf, type PlannedFile, type Saving } from './file-kind.js';
import { heldBack } from './held-back.js';
import { Holdings } from './holdings.service.js';
import type { ImportedRecord } from './imported-record.entity.js';
import { ImportedRecords } from './imported-records.service.js';
import { currentLine, withNeeds } from './need-fields.js';
import { currentPackage } from './package-fields.js';
import { PackageSaving } from './package-saving.service.js';
import type { ParsedFile } from './parse.js';
import { type Existing, lineKeys, planImport } from './plan.js';
import { isLineKey, plainLineKey } from './record-keys.js';

interface Stored {
  packages: Package[];
  imported: Map<string, ImportedRecord>;
  /** Also those taken back, where a file made them. */
  demands: Demand[];
  lines: Map<string, ImportedRecord>;
}

/** RUP plans, penyedia and swakelola, and packages of history: each row is a package with the need lines under it. */
@Injectable()
export class PackageFiles implements FileKind {
  readonly layouts: readonly ImportLayout[] = ['rup_penyedia', 'rup_swakelola', 'awarded', 'non_tender'];

  constructor(
    private readonly agencies: Agencies,
    private readonly packages: Packages,
    private readonly demands: Demands,
    private readonly holdings: Holdings,
    private readonly records: ImportedRecords,
    private readonly saving: PackageSaving,
  ) {}

  async plan(event: MatchingEvent, parsed: ParsedFile): Promise<PlannedFile> {
    const rows = withNeeds(parsed.rows);
    const stored = await this.stored(event.organiserId, keysOf(rows));
    const settled = { ...parsed, rows };
    const plan = planImport(settled, await this.existing(stored));
    const held = await this.holdings.of(stored.packages, stored.demands, stored.lines);
    return { parsed: settled, plan: plan.map((row) => heldBack(row, held)) };
  }

  save(saving: Saving): Promise<void> {
    return this.saving.save(saving);
  }

  private async stored(organiserId: string, keys: readonly string[]): Promise<Stored> {
    const packages = [...(await this.packages.findByKeys(organiserId, keys)).values()];
    const imported = await this.records.byRecords(packages.map((pack) => pack.id));
    // nothing hangs under history
    const plans = packages.filter((pack) => pack.status !== 'history').map((pack) => pack.id);
    const lines = new Map((await this.records.ofParents(plans)).map((line) => [line.recordId, line]));
    const standing = await this.demands.listOfPackages(plans);
    const known = new Set(standing.map((demand) => demand.id));
    const taken = await this.demands.listByIds([...lines.keys()].filter((id) => !known.has(id)));
    return { packages, imported, demands: [...standing, ...taken], lines };
  }

  private async existing({ packages, imported, demands, lines }: Stored): Promise<Map<string, Existing>> {
    const typed = packages.filter((pack) => !imported.has(pack.id));
    const agencies = new Map(
      (await this.agencies.listByIds(typed.map((pack) => pack.agencyId))).map((each) => [each.id, each]),
    );
    const under = groupRows(demands, 'packageId');
    return new Map(
      packages.map((pack) => {
        const values = imported.get(pack.id)?.values ?? null;
        const current = currentPackage(pack, agencies.get(pack.agencyId), values);
        return [
          pack.sourceKey ?? '',
          { id: pack.id, current, imported: values, lines: knownLines(under.get(pack.id) ?? [], lines) },
        ];
      }),
    );
  }
}

/** Lines of a plan by the key it knows them by; what was typed here, or came from another file, by its name. */
function knownLines(demands: readonly Demand[], lines: ReadonlyMap<string, ImportedRecord>): Existing['lines'] {
  const planned = (demand: Demand) => isLineKey(lines.get(demand.id)?.key ?? '');
  const others = demands.filter((demand) => !planned(demand) && demand.deletedAt === null);
  const keys = lineKeys(others);
  const known = new Map<string, Omit<Existing, 'lines'>>();
  for (const [at, demand] of others.entries())
    known.set(keys[at] ?? '', { id: demand.id, current: currentLine(demand), imported: null });
  for (const demand of demands.filter(planned)) {
    const line = lines.get(demand.id) as ImportedRecord;
    known.set(plainLineKey(line.key), { id: demand.id, current: currentLine(demand), imported: line.values });
  }
  return known;
}
