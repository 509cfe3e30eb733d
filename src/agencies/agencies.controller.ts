import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Allow, Me } from '../identity/allow.decorator.js';
import type { Principal } from '../identity/principal.js';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '../platform/edge/api-docs.js';
import { ApiIfMatch, IfMatch, VersionTag } from '../platform/edge/headers.decorator.js';
import { ApiPage, pageView, type PageView } from '../platform/edge/page.view.js';
import { AgencyQuery, EditAgencyDto, NewAgencyDto } from './agencies.dto.js';
import { AgencyRequests } from './agency-requests.service.js';
import { AgencyView, agencyView, LinkedAgencyView, OfficerView, officerView } from './agency.view.js';

@ApiTags('agencies')
@Controller()
export class AgenciesController {
  constructor(private readonly requests: AgencyRequests) {}

  @Get('events/:id/agencies')
  @Allow('agency.list')
  @ApiPage(AgencyView)
  async list(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: AgencyQuery,
  ): Promise<PageView<AgencyView>> {
    return pageView(await this.requests.list(me, id, query), ({ agency, state }) => agencyView(agency, state));
  }

  /** Makes an agency, or links the one that the trade office has already: by satker code, else by its exact name. */
  @Post('events/:id/agencies')
  @Allow('agency.create')
  @ApiCreatedResponse({ type: LinkedAgencyView })
  async create(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewAgencyDto,
  ): Promise<LinkedAgencyView> {
    const { agency, outcome, state } = await this.requests.create(me, id, body);
    return { ...agencyView(agency, state), outcome };
  }

  @Get('agencies/:id')
  @Allow('agency.read')
  @VersionTag()
  @ApiOkResponse({ type: AgencyView })
  async read(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<AgencyView> {
    const agency = await this.requests.read(me, id);
    return agencyView(agency);
  }

  @Patch('agencies/:id')
  @Allow('agency.edit')
  @ApiIfMatch()
  @ApiOkResponse({ type: AgencyView })
  async edit(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditAgencyDto,
  ): Promise<AgencyView> {
    return agencyView(await this.requests.edit(me, id, version, body));
  }

  /** Refused while it has packages or demands. */
  @Delete('agencies/:id')
  @HttpCode(204)
  @Allow('agency.delete')
  @ApiNoContentResponse()
  remove(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.requests.remove(me, id);
  }

  /** The people who act for an agency, with the office each holds. */
  @Get('agencies/:id/officers')
  @Allow('agency.officers')
  @ApiPage(OfficerView)
  async officers(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<PageView<OfficerView>> {
    const officers = await this.requests.officers(me, id);
    return { items: officers.map(officerView), nextCursor: null };
  }
}
