import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Allow, Me } from '../identity/allow.decorator.js';
import type { Principal } from '../identity/principal.js';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '../platform/edge/api-docs.js';
import { ApiIfMatch, IfMatch, VersionTag } from '../platform/edge/headers.decorator.js';
import { ApiPage, pageView, type PageView } from '../platform/edge/page.view.js';
import { OfferRequests } from './offer-requests.service.js';
import { OfferView, offerView } from './offer.view.js';
import { EditOfferDto, NewOfferDto, OfferQuery } from './offers.dto.js';

@ApiTags('offers')
@Controller()
export class OffersController {
  constructor(private readonly requests: OfferRequests) {}

  /** A seller sees its own only. */
  @Get('events/:id/offers')
  @Allow('offer.list')
  @ApiPage(OfferView)
  async list(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: OfferQuery,
  ): Promise<PageView<OfferView>> {
    return pageView(await this.requests.list(me, id, query), offerView);
  }

  /** Of a product that there is, or of a new one. */
  @Post('events/:id/offers')
  @Allow('offer.edit')
  @ApiCreatedResponse({ type: OfferView })
  async create(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewOfferDto,
  ): Promise<OfferView> {
    return offerView(await this.requests.create(me, id, body));
  }

  @Get('offers/:id')
  @Allow('offer.read')
  @VersionTag()
  @ApiOkResponse({ type: OfferView })
  async read(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<OfferView> {
    const seen = await this.requests.read(me, id);
    return offerView(seen);
  }

  @Patch('offers/:id')
  @Allow('offer.edit')
  @ApiIfMatch()
  @ApiOkResponse({ type: OfferView })
  async edit(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditOfferDto,
  ): Promise<OfferView> {
    return offerView(await this.requests.edit(me, id, version, body));
  }

  /** Withdraws it; it stays readable. */
  @Delete('offers/:id')
  @HttpCode(204)
  @Allow('offer.edit')
  @ApiNoContentResponse()
  withdraw(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.requests.withdraw(me, id);
  }
}
