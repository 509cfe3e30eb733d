import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { LOG_PAGE_MAX, type LogPage } from '../contract/live.js';
import { Events } from '../events/events.service.js';
import { Allow, MaybeMe } from '../identity/allow.decorator.js';
import { Policy } from '../identity/policy.service.js';
import type { Principal } from '../identity/principal.js';
import { LogEntryView, logEntryView } from '../log/log-entry.view.js';
import { Log } from '../log/log.service.js';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '../platform/edge/api-docs.js';
import { DomainError } from '../platform/errors/domain-error.js';

const toInt = ({ value }: { value: unknown }) => (typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value);
const notInteger = { message: JSON.stringify({ code: 'not_integer', params: {} }) };
const tooSmall = (min: number) => ({ message: JSON.stringify({ code: 'too_small', params: { min } }) });
const tooBig = (max: number) => ({ message: JSON.stringify({ code: 'too_big', params: { max } }) });

class LogQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 0, default: 0, description: 'last seq that the reader has' })
  @IsOptional()
  @Transform(toInt)
  @IsInt(notInteger)
  @Min(0, tooSmall(0))
  after: number = 0;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LOG_PAGE_MAX, default: LOG_PAGE_MAX })
  @IsOptional()
  @Transform(toInt)
  @IsInt(notInteger)
  @Min(1, tooSmall(1))
  @Max(LOG_PAGE_MAX, tooBig(LOG_PAGE_MAX))
  limit: number = LOG_PAGE_MAX;
}

class LogPageView implements LogPage {
  @ApiProperty({ type: LogEntryView, isArray: true }) items: LogEntryView[];
  @ApiProperty({ type: String, nullable: true, description: 'the next `after`; null at the head' }) nextCursor: string | null;
  @ApiProperty({ type: 'integer' }) head: number;
}

@ApiTags('live')
@Controller('events/:id/log')
export class LogController {
  constructor(
    private readonly events: Events,
    private readonly log: Log,
    private readonly policy: Policy,
  ) {}

  /** The event's log from after a seq. Anyone may read the public parts of a live event. */
  @Get()
  @Allow('log.read')
  @ApiOkResponse({ type: LogPageView })
  async read(@MaybeMe() me: Principal | null, @Param('id', ParseUUIDPipe) id: string, @Query() query: LogQuery): Promise<LogPageView> {
    const event = await this.events.get(id);
    const facts = await this.events.factsOf(event, me);
    const membership = this.policy.require(me, 'log.read', facts);
    const seesPrivate = membership?.role === 'organiser' || membership?.role === 'auditor';
    const rows = await this.log.rowsAfter(id, query.after, query.limit);
    const { seq: head } = await this.log.head(id);
    if (query.after > head) throw new DomainError('after_beyond_head', { after: query.after, head });
    const last = rows.at(-1)?.seq ?? query.after;
    return { items: rows.map((row) => logEntryView(row, seesPrivate)), nextCursor: last < head ? String(last) : null, head };
  }
}
