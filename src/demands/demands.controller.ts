import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Allow, Me } from '../identity/allow.decorator.js';
import type { Principal } from '../identity/principal.js';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '../platform/edge/api-docs.js';
import { ApiIfMatch, IfMatch, VersionTag } from '../platform/edge/headers.decorator.js';
import { ApiPage, type PageView } from '../platform/edge/page.view.js';
import { DemandRequests } from './demand-requests.service.js';
import { DemandView } from './demand.view.js';
import { CarryDemandDto, DemandQuery, EditDemandDto, NewDemandDto } from './demands.dto.js';
import { ShownDemands } from './shown-demands.service.js';

@ApiTags('demands')
@Controller()
export class DemandsController {
  constructor(
    private readonly requests: DemandRequests,
    private readonly shown: ShownDemands,
  ) {}

  @Get('events/:id/demands')
  @Allow('demand.list')
  @ApiPage(DemandView)
  async list(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: DemandQuery,
  ): Promise<PageView<DemandView>> {
    const page = await this.requests.list(me, id, query);
    return { items: await this.shown.of(me, page.items), nextCursor: page.nextCursor };
  }

  /** Under the package `packageId`, or under a local `package` made in the same step. */
  @Post('events/:id/demands')
  @Allow('demand.edit')
  @ApiCreatedResponse({ type: DemandView })
  async create(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewDemandDto,
  ): Promise<DemandView> {
    return this.shown.one(me, await this.requests.create(me, id, body));
  }

  @Get('demands/:id')
  @Allow('demand.read')
  @VersionTag()
  @ApiOkResponse({ type: DemandView })
  async read(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<DemandView> {
    const demand = await this.requests.read(me, id);
    return this.shown.one(me, demand);
  }

  @Patch('demands/:id')
  @Allow('demand.edit')
  @ApiIfMatch()
  @ApiOkResponse({ type: DemandView })
  async edit(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditDemandDto,
  ): Promise<DemandView> {
    return this.shown.one(me, await this.requests.edit(me, id, version, body));
  }

  /** Withdraws it where something of it is committed, else removes it. */
  @Delete('demands/:id')
  @HttpCode(204)
  @Allow('demand.edit')
  @ApiNoContentResponse()
  withdraw(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.requests.withdraw(me, id);
  }

  /** Presents it at another event of the same trade office. */
  @Post('demands/:id/carry')
  @Allow('demand.edit')
  @ApiCreatedResponse({ type: DemandView })
  async carry(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CarryDemandDto,
  ): Promise<DemandView> {
    return this.shown.one(me, await this.requests.carry(me, id, body.eventId));
  }
}
