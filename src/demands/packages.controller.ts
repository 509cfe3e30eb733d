import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Query } from '@nestjs/common';
import { Allow, Me } from '../identity/allow.decorator.js';
import type { Principal } from '../identity/principal.js';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '../platform/edge/api-docs.js';
import { ApiIfMatch, IfMatch, VersionTag } from '../platform/edge/headers.decorator.js';
import { ApiPage, pageView, type PageView } from '../platform/edge/page.view.js';
import { PackageRequests } from './package-requests.service.js';
import { PackageView, SuggestedLineView, suggestedLineView } from './package.view.js';
import { EditPackageDto, PackageQuery } from './packages.dto.js';

@ApiTags('packages')
@Controller()
export class PackagesController {
  constructor(private readonly requests: PackageRequests) {}

  @Get('events/:id/packages')
  @Allow('package.list')
  @ApiPage(PackageView)
  async list(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PackageQuery,
  ): Promise<PageView<PackageView>> {
    return this.requests.list(me, id, query);
  }

  @Get('packages/:id')
  @Allow('package.read')
  @VersionTag()
  @ApiOkResponse({ type: PackageView })
  async read(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<PackageView> {
    return this.requests.read(me, id);
  }

  @Patch('packages/:id')
  @Allow('package.edit')
  @ApiIfMatch()
  @ApiOkResponse({ type: PackageView })
  edit(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditPackageDto,
  ): Promise<PackageView> {
    return this.requests.edit(me, id, version, body);
  }

  /** Refused while demands hang under it. */
  @Delete('packages/:id')
  @HttpCode(204)
  @Allow('package.edit')
  @ApiNoContentResponse()
  remove(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.requests.remove(me, id);
  }

  /** Lines that likely hide in the package: a question to the officer, never a demand by itself. */
  @Get('packages/:id/suggested-lines')
  @Allow('package.read')
  @ApiPage(SuggestedLineView)
  async suggestedLines(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<PageView<SuggestedLineView>> {
    return pageView({ items: await this.requests.suggestedLines(me, id), nextCursor: null }, suggestedLineView);
  }
}
