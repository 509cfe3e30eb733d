import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Allow, Me } from '../identity/allow.decorator.js';
import type { Principal } from '../identity/principal.js';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '../platform/edge/api-docs.js';
import { ApiIfMatch, IfMatch, VersionTag } from '../platform/edge/headers.decorator.js';
import { PageQuery } from '../platform/edge/page.js';
import { ApiPage, pageView, type PageView } from '../platform/edge/page.view.js';
import { EditEventDto, NewEventDto, StageDto } from './events.dto.js';
import { EventView, EventWithCountsView, eventView } from './event.view.js';
import { Events } from './events.service.js';
import { EventFigures } from './figures.service.js';

@ApiTags('events')
@Controller('events')
export class EventsController {
  constructor(
    private readonly events: Events,
    private readonly figures: EventFigures,
  ) {}

  @Get()
  @Allow('event.list')
  @ApiPage(EventView)
  async list(@Me() me: Principal, @Query() query: PageQuery): Promise<PageView<EventView>> {
    return pageView(await this.events.list(me, query), eventView);
  }

  @Post()
  @Allow('event.create')
  @ApiCreatedResponse({ type: EventView })
  async create(@Me() me: Principal, @Body() body: NewEventDto): Promise<EventView> {
    return eventView(await this.events.create(me, body));
  }

  @Get(':id')
  @Allow('event.read')
  @VersionTag()
  @ApiOkResponse({ type: EventWithCountsView })
  async read(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<EventWithCountsView> {
    const event = await this.events.read(me, id);
    return { ...eventView(event), counts: await this.figures.of(id) };
  }

  @Patch(':id')
  @Allow('event.edit')
  @ApiIfMatch()
  @ApiOkResponse({ type: EventView })
  async edit(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number, @Body() body: EditEventDto): Promise<EventView> {
    return eventView(await this.events.edit(me, id, version, body));
  }

  /** open, start, close, reopen, archive, extend_signing: what is possible stands in `actions` of the event. */
  @Post(':id/stage')
  @Allow('event.stage')
  @ApiCreatedResponse({ type: EventView })
  async changeStage(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string, @Body() body: StageDto): Promise<EventView> {
    return eventView(await this.events.changeStage(me, id, body));
  }
}
