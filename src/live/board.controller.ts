import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { Events } from '../events/events.service.js';
import { Allow, MaybeMe } from '../identity/allow.decorator.js';
import { Policy } from '../identity/policy.service.js';
import type { Principal } from '../identity/principal.js';
import { ApiOkResponse, ApiTags } from '../platform/edge/api-docs.js';
import { Boards } from './boards.service.js';
import { BoardView } from './board.view.js';

@ApiTags('live')
@Controller('events/:id/board')
export class BoardController {
  constructor(
    private readonly events: Events,
    private readonly policy: Policy,
    private readonly boards: Boards,
  ) {}

  /** The totals of the event's screen, as of one entry of its log. Anyone may watch a live event. */
  @Get()
  @Allow('board.read')
  @ApiOkResponse({ type: BoardView })
  async read(@MaybeMe() me: Principal | null, @Param('id', ParseUUIDPipe) id: string): Promise<BoardView> {
    const event = await this.events.get(id);
    this.policy.require(me, 'board.read', await this.events.factsOf(event, me));
    return this.boards.of(event);
  }
}
