import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { Allow, Me } from '../identity/allow.decorator.js';
import type { Principal } from '../identity/principal.js';
import { ApiOkResponse, ApiTags } from '../platform/edge/api-docs.js';
import { ApiPage, type PageView } from '../platform/edge/page.view.js';
import { MeetingView } from './meeting.view.js';
import { MeetingActionDto, MeetingsQuery, OutcomeDto } from './meetings.dto.js';
import { Meetings } from './meetings.service.js';
import { ShownSchedules } from './shown-schedules.service.js';

@ApiTags('meetings')
@Controller()
export class MeetingsController {
  constructor(
    private readonly meetings: Meetings,
    private readonly shown: ShownSchedules,
  ) {}

  /** In order of time: all for those who serve the event, one's own for an agency and a seller. */
  @Get('events/:id/meetings')
  @Allow('meeting.list')
  @ApiPage(MeetingView)
  async list(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: MeetingsQuery,
  ): Promise<PageView<MeetingView>> {
    const { items, nextCursor } = await this.meetings.list(me, id, query);
    return { items: await this.shown.meetings(id, items), nextCursor };
  }

  @Get('meetings/:id')
  @Allow('meeting.read')
  @ApiOkResponse({ type: MeetingView })
  async read(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<MeetingView> {
    return this.shown.meeting(await this.meetings.read(me, id));
  }

  /** start, finish, miss, cancel, undo. */
  @Post('meetings/:id/state')
  @HttpCode(200)
  @Allow('meeting.run')
  @ApiOkResponse({ type: MeetingView })
  async act(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MeetingActionDto,
  ): Promise<MeetingView> {
    return this.shown.meeting(await this.meetings.act(me, id, body.action));
  }

  /** What came of it; it closes the meeting. The last word counts. */
  @Put('meetings/:id/outcome')
  @Allow('meeting.outcome')
  @ApiOkResponse({ type: MeetingView })
  async outcome(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: OutcomeDto,
  ): Promise<MeetingView> {
    return this.shown.meeting(await this.meetings.sayOutcome(me, id, body));
  }
}
