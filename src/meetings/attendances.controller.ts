import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Put, Query } from '@nestjs/common';
import { Allow, Me } from '../identity/allow.decorator.js';
import type { Principal } from '../identity/principal.js';
import { ApiOkResponse, ApiTags } from '../platform/edge/api-docs.js';
import { ApiPage, pageView, type PageView } from '../platform/edge/page.view.js';
import { Attendances } from './attendances.service.js';
import { AttendanceDto, AttendancesQuery, CheckInDto } from './schedule.dto.js';
import { AttendanceView, attendanceView } from './schedule.view.js';

@ApiTags('meetings')
@Controller('events/:id/schedule/attendances')
export class AttendancesController {
  constructor(private readonly attendances: Attendances) {}

  /** All who take part: agencies, then sellers, in order of name. */
  @Get()
  @Allow('attendance.read')
  @ApiPage(AttendanceView)
  async list(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: AttendancesQuery,
  ): Promise<PageView<AttendanceView>> {
    return pageView(await this.attendances.list(me, id, query), attendanceView);
  }

  /** When a party is there, and how many meetings it has. */
  @Patch(':partyId')
  @Allow('schedule.edit')
  @ApiOkResponse({ type: AttendanceView })
  async edit(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('partyId', ParseUUIDPipe) partyId: string,
    @Body() body: AttendanceDto,
  ): Promise<AttendanceView> {
    return attendanceView(await this.attendances.edit(me, id, partyId, body));
  }

  /** At the door: arrived, late (with the time it is expected), absent, or expected again. */
  @Put(':partyId/arrival')
  @Allow('attendance.check_in')
  @ApiOkResponse({ type: AttendanceView })
  async checkIn(
    @Me() me: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('partyId', ParseUUIDPipe) partyId: string,
    @Body() body: CheckInDto,
  ): Promise<AttendanceView> {
    return attendanceView(await this.attendances.checkIn(me, id, partyId, body));
  }
}
