import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Put, Query } from '@nestjs/common';
import { Allow, Me } from '../identity/allow.decorator.js';
import type { Principal } from '../identity/principal.js';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '../platform/edge/api-docs.js';
import { ApiIfMatch, IfMatch, VersionTag } from '../platform/edge/headers.decorator.js';
import { ApiPage, type PageView } from '../platform/edge/page.view.js';
import { Frames } from './frames.service.js';
import { MeetingAccess } from './meeting-access.service.js';
import { SchedulePlanView } from './schedule-plan.view.js';
import { Plannings } from './planning.service.js';
import { Publishing } from './publishing.service.js';
import { Repairs } from './repairs.service.js';
import {
  DraftDto,
  EditWishDto,
  FrameDto,
  NewWishDto,
  PublishDto,
  RepairDto,
  WishesQuery,
  WishRulesDto,
} from './schedule.dto.js';
import { BuiltWishesView, ScheduleView, WishView } from './schedule.view.js';
import { ShownSchedules } from './shown-schedules.service.js';
import { Wishes } from './wishes.service.js';

@ApiTags('meetings')
@Controller('events/:id/schedule')
export class ScheduleController {
  constructor(
    private readonly access: MeetingAccess,
    private readonly shown: ShownSchedules,
    private readonly frames: Frames,
    private readonly wishes: Wishes,
    private readonly plannings: Plannings,
    private readonly repairs: Repairs,
    private readonly publishing: Publishing,
  ) {}

  @Get()
  @Allow('schedule.read')
  @VersionTag()
  @ApiOkResponse({ type: ScheduleView })
  read(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<ScheduleView> {
    return this.shown.schedule(me, id);
  }

  /** Sets sessions, slots and tables. Tables may change at any time, hours only until the first meeting. */
  @Put('frame')
  @Allow('schedule.edit')
  @ApiIfMatch()
  @ApiOkResponse({ type: ScheduleView })
  async frame(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: FrameDto,
  ): Promise<ScheduleView> {
    await this.frames.edit(me, id, version, body);
    return this.shown.schedule(me, id);
  }

  @Get('wishes')
  @Allow('schedule.read')
  @ApiPage(WishView)
  async listWishes(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: WishesQuery,
  ): Promise<PageView<WishView>> {
    const { items, nextCursor } = await this.wishes.list(me, id, query);
    return { items: await this.shown.wishes(items), nextCursor };
  }

  /** Builds the wishes from the matching; what the organiser has added, taken out or arranged stays as it is. */
  @Post('wishes/build')
  @HttpCode(200)
  @Allow('schedule.edit')
  @ApiOkResponse({ type: BuiltWishesView })
  buildWishes(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WishRulesDto,
  ): Promise<BuiltWishesView> {
    return this.wishes.build(me, id, body);
  }

  @Post('wishes')
  @Allow('schedule.edit')
  @ApiCreatedResponse({ type: WishView })
  async addWish(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewWishDto,
  ): Promise<WishView> {
    return this.oneWish(await this.wishes.add(me, id, body));
  }

  /** Pins it to a slot, forbids slots, or puts it before others. */
  @Patch('wishes/:wishId')
  @Allow('schedule.edit')
  @ApiIfMatch()
  @ApiOkResponse({ type: WishView })
  async editWish(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('wishId', ParseUUIDPipe) wishId: string,
    @IfMatch() version: number,
    @Body() body: EditWishDto,
  ): Promise<WishView> {
    return this.oneWish(await this.wishes.edit(me, id, wishId, version, body));
  }

  /** Takes it out; building the wishes anew does not bring it back, adding it does. */
  @Delete('wishes/:wishId')
  @HttpCode(204)
  @Allow('schedule.edit')
  @ApiNoContentResponse()
  removeWish(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('wishId', ParseUUIDPipe) wishId: string,
  ): Promise<void> {
    return this.wishes.remove(me, id, wishId);
  }

  /** Proposes a schedule of all wishes. It takes the place of a proposal that nobody published. */
  @Post('draft')
  @Allow('schedule.edit')
  @ApiCreatedResponse({ type: SchedulePlanView })
  async draft(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string, @Body() body: DraftDto): Promise<SchedulePlanView> {
    const event = await this.access.event(me, id, 'schedule.edit', 'edit_schedule');
    return this.shown.plan(me, await this.plannings.draft(me, event, body.seed));
  }

  /** Writes down what happened in the room and proposes a schedule mended to it; nobody is moved before it is published. */
  @Post('repair')
  @Allow('schedule.edit')
  @ApiCreatedResponse({ type: SchedulePlanView })
  async repair(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RepairDto,
  ): Promise<SchedulePlanView> {
    return this.shown.plan(me, await this.repairs.propose(me, id, body));
  }

  /** Makes a proposal the schedule that the parties see; the event's log names it. */
  @Post('publish')
  @HttpCode(200)
  @Allow('schedule.edit')
  @ApiOkResponse({ type: SchedulePlanView })
  async publish(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PublishDto,
  ): Promise<SchedulePlanView> {
    return this.shown.plan(me, await this.publishing.publish(me, id, body.planId));
  }

  @Get('plans/:planId')
  @Allow('schedule.read')
  @ApiOkResponse({ type: SchedulePlanView })
  plan(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('planId', ParseUUIDPipe) planId: string,
  ): Promise<SchedulePlanView> {
    return this.shown.planById(me, id, planId);
  }

  private async oneWish(wish: Parameters<ShownSchedules['wishes']>[0][number]): Promise<WishView> {
    const [view] = await this.shown.wishes([wish]);
    return view as WishView;
  }
}
