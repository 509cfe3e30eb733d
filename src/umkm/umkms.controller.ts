import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Allow, Me } from '../identity/allow.decorator.js';
import type { Principal } from '../identity/principal.js';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '../platform/edge/api-docs.js';
import { ApiIfMatch, IfMatch, VersionTag } from '../platform/edge/headers.decorator.js';
import { ApiPage, pageView, type PageView } from '../platform/edge/page.view.js';
import { UmkmRequests } from './umkm-requests.service.js';
import { LinkedUmkmView, UmkmView, umkmView } from './umkm.view.js';
import { EditUmkmDto, NewUmkmDto, UmkmQuery } from './umkms.dto.js';

@ApiTags('umkm')
@Controller()
export class UmkmsController {
  constructor(private readonly requests: UmkmRequests) {}

  @Get('events/:id/umkm')
  @Allow('umkm.list')
  @ApiPage(UmkmView)
  async list(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: UmkmQuery,
  ): Promise<PageView<UmkmView>> {
    return pageView(await this.requests.list(me, id, query), umkmView);
  }

  /** Makes a business, or links the one that the trade office has already under the same NIB. */
  @Post('events/:id/umkm')
  @Allow('umkm.create')
  @ApiCreatedResponse({ type: LinkedUmkmView })
  async create(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewUmkmDto,
  ): Promise<LinkedUmkmView> {
    const { outcome, ...seen } = await this.requests.create(me, id, body);
    return { ...umkmView(seen), outcome };
  }

  @Get('umkm/:id')
  @Allow('umkm.read')
  @VersionTag()
  @ApiOkResponse({ type: UmkmView })
  async read(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<UmkmView> {
    const seen = await this.requests.read(me, id);
    return umkmView(seen);
  }

  @Patch('umkm/:id')
  @Allow('umkm.edit')
  @ApiIfMatch()
  @ApiOkResponse({ type: UmkmView })
  async edit(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditUmkmDto,
  ): Promise<UmkmView> {
    return umkmView(await this.requests.edit(me, id, version, body));
  }

  /** Refused while commitments rest on it. */
  @Delete('umkm/:id')
  @HttpCode(204)
  @Allow('umkm.delete')
  @ApiNoContentResponse()
  remove(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.requests.remove(me, id);
  }
}
