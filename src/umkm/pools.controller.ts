import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { Allow, Me } from '../identity/allow.decorator.js';
import type { Principal } from '../identity/principal.js';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '../platform/edge/api-docs.js';
import { ApiIfMatch, IfMatch } from '../platform/edge/headers.decorator.js';
import { ApiPage, type PageView } from '../platform/edge/page.view.js';
import { PoolRequests } from './pool-requests.service.js';
import { PoolView, poolView } from './pool.view.js';
import { EditPoolDto, NewPoolDto } from './pools.dto.js';

@ApiTags('capacity')
@Controller()
export class PoolsController {
  constructor(private readonly requests: PoolRequests) {}

  /** All of a business, on one page: it has at most 500. */
  @Get('umkm/:id/pools')
  @Allow('pool.read')
  @ApiPage(PoolView)
  async list(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<PageView<PoolView>> {
    return { items: (await this.requests.list(me, id)).map(poolView), nextCursor: null };
  }

  /** A capacity that several products share; a product without one gets its own. */
  @Post('umkm/:id/pools')
  @Allow('pool.edit')
  @ApiCreatedResponse({ type: PoolView })
  async create(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewPoolDto,
  ): Promise<PoolView> {
    return poolView(await this.requests.create(me, id, body));
  }

  @Patch('pools/:id')
  @Allow('pool.edit')
  @ApiIfMatch()
  @ApiOkResponse({ type: PoolView })
  async edit(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditPoolDto,
  ): Promise<PoolView> {
    return poolView(await this.requests.edit(me, id, version, body));
  }
}
