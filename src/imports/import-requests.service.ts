import { Injectable } from '@nestjs/common';
import { Events } from '../events/events.service.js';
import type { MatchingEvent } from '../events/event.entity.js';
import type { Action } from '../identity/policy.js';
import { Policy } from '../identity/policy.service.js';
import type { Principal } from '../identity/principal.js';
import { Database } from '../platform/database/database.js';
import type { Page, SearchQuery } from '../platform/edge/page.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { withColumns, withRow } from './choices.js';
import type { FileImport } from './file-import.entity.js';
import { FileImports } from './file-imports.service.js';
import type { PlannedFile } from './file-kind.js';
import { importsOf } from './import-lists.queries.js';
import { ImportWork, type WorkProgress } from './import-work.service.js';
import type { CorrectRowDto, MapDto, RowQuery, UploadDto } from './imports.dto.js';
import { next } from './lifecycle.js';
import { Previews } from './previews.service.js';
import { Readings } from './readings.service.js';
import { type PlannedRow, rowPage } from './row-page.js';
import { savedPlan } from './saved-plan.js';
import { summaryOf } from './summary.js';
import { Undos } from './undos.service.js';
import { type UploadedFile, Uploads } from './uploads.service.js';

/** What people ask about imports. */
@Injectable()
export class ImportRequests {
  /** Corrections of one import, one after the other: each is read with those before it. */
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    private readonly db: Database,
    private readonly policy: Policy,
    private readonly events: Events,
    private readonly imports: FileImports,
    private readonly uploads: Uploads,
    private readonly readings: Readings,
    private readonly previews: Previews,
    private readonly work: ImportWork,
    private readonly undos: Undos,
  ) {}

  progressOf(file: FileImport): WorkProgress | null {
    return this.work.progressOf(file.id);
  }

  async list(principal: Principal, eventId: string, query: SearchQuery): Promise<Page<FileImport>> {
    const event = await this.events.get(eventId);
    this.policy.require(principal, 'import.list', { organiserId: event.organiserId });
    return this.db.read((m) => importsOf(m, eventId, query));
  }

  /** Answers once the file was opened and its kind is known or asked for; what cannot be opened is refused and leaves nothing. */
  async upload(principal: Principal, eventId: string, sent: UploadedFile, dto: UploadDto): Promise<FileImport> {
    const event = await this.events.get(eventId);
    this.policy.require(principal, 'import.create', { organiserId: event.organiserId });
    this.events.requirePermits(event, 'import');
    const { layout, columnMap } = dto;
    return this.uploads.open(event, sent, withColumns(readingOf(event), layout, columnMap), principal.personId);
  }

  async read(principal: Principal, id: string): Promise<FileImport> {
    const file = await this.imports.get(id);
    this.policy.require(principal, 'import.read', { organiserId: file.organiserId });
    return file;
  }

  async rows(principal: Principal, id: string, query: RowQuery): Promise<Page<PlannedRow>> {
    const file = await this.read(principal, id);
    const planned = await this.planned(file);
    return planned ? rowPage(planned, query) : { items: [], nextCursor: null };
  }

  /** Puts cells right, or leaves a row out. */
  async correct(principal: Principal, id: string, row: number, dto: CorrectRowDto): Promise<PlannedRow> {
    return this.inTurn(id, async () => {
      const { file, event } = await this.editable(principal, id, 'import.edit');
      next(file.state, 'correct');
      const before = await this.previews.of(file);
      const at = before.parsed.rows.findIndex((each) => each.row === row);
      if (at === -1) throw new DomainError('not_found', { what: 'row' });
      const choices = withRow(file.choices, before.parsed.layout, row, dto);
      const parsed = await this.readings.of(file, choices);
      const planned = await this.previews.kindOf(parsed.layout).plan(event, parsed);
      const summary = summaryOf(planned.parsed, planned.plan);
      const saved = await this.imports.move(id, 'correct', { choices, summary });
      this.previews.keep(saved, planned);
      return rowOf(planned, at);
    });
  }

  /** Reads the file again as another kind, or with other columns. */
  async map(principal: Principal, id: string, dto: MapDto): Promise<FileImport> {
    return this.inTurn(id, async () => {
      const { file } = await this.editable(principal, id, 'import.edit');
      const choices = withColumns(file.choices, dto.layout, dto.columnMap);
      const moved = await this.imports.move(id, 'map', { choices, problem: null });
      this.work.read(moved);
      return moved;
    });
  }

  async commit(principal: Principal, id: string): Promise<FileImport> {
    return this.inTurn(id, async () => {
      await this.editable(principal, id, 'import.edit');
      const moved = await this.imports.move(id, 'commit', { committedBy: principal.personId, problem: null });
      this.work.commit(moved);
      return moved;
    });
  }

  async undo(principal: Principal, id: string): Promise<FileImport> {
    const { file } = await this.editable(principal, id, 'import.edit');
    return this.undos.undo(file);
  }

  /** Once saved, what was done; before, what would be; null while the file is not read. */
  private async planned(file: FileImport): Promise<PlannedFile | null> {
    if (file.state === 'parsing' || file.state === 'failed') return null;
    if (file.actions === null) return this.previews.of(file);
    const parsed = await this.readings.of(file);
    return { parsed, plan: savedPlan(parsed.rows, file.actions) };
  }

  private async editable(
    principal: Principal,
    id: string,
    action: Action,
  ): Promise<{ file: FileImport; event: MatchingEvent }> {
    const file = await this.imports.get(id);
    this.policy.require(principal, action, { organiserId: file.organiserId });
    const event = await this.events.get(file.eventId);
    this.events.requirePermits(event, 'import');
    return { file, event };
  }

  private async inTurn<T>(id: string, act: () => Promise<T>): Promise<T> {
    const before = this.turns.get(id) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(act);
    this.turns.set(id, mine);
    try {
      return await mine;
    } finally {
      if (this.turns.get(id) === mine) this.turns.delete(id);
    }
  }
}

/** Instants in a file become civil dates of the event; a file without a year is of the event's. */
const readingOf = (event: MatchingEvent) => ({ zone: event.timeZone, defaultYear: Number(event.startsOn.slice(0, 4)) });

const rowOf = ({ parsed, plan }: PlannedFile, at: number): PlannedRow => ({
  parsed: parsed.rows[at] as PlannedRow['parsed'],
  plan: plan[at] as PlannedRow['plan'],
});
