import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/agencies.module.js';
import { DemandsModule } from '../demands/demands.module.js';
import { EventsModule } from '../events/events.module.js';
import { LogModule } from '../log/log.module.js';
import { MatchingModule } from '../matching/matching.module.js';
import { OffersModule } from '../offers/offers.module.js';
import { UmkmModule } from '../umkm/umkm.module.js';
import { AttendancesController } from './attendances.controller.js';
import { Attendances } from './attendances.service.js';
import { EventParties } from './event-parties.queries.js';
import { Frames } from './frames.service.js';
import { MeetingAccess } from './meeting-access.service.js';
import { MeetingsController } from './meetings.controller.js';
import { Meetings } from './meetings.service.js';
import { PlanningInputs } from './planning-inputs.queries.js';
import { Plannings } from './planning.service.js';
import { Publishing } from './publishing.service.js';
import { Repairs } from './repairs.service.js';
import { ScheduleController } from './schedule.controller.js';
import { Schedules } from './schedules.service.js';
import { ShownSchedules } from './shown-schedules.service.js';
import { Wishes } from './wishes.service.js';

/** Who meets whom, when and at which table: wishes, plans, the published schedule, the day itself. */
@Module({
  imports: [AgenciesModule, DemandsModule, EventsModule, LogModule, MatchingModule, OffersModule, UmkmModule],
  controllers: [ScheduleController, AttendancesController, MeetingsController],
  providers: [
    MeetingAccess,
    EventParties,
    Schedules,
    Frames,
    Wishes,
    Attendances,
    PlanningInputs,
    Plannings,
    Publishing,
    Repairs,
    Meetings,
    ShownSchedules,
  ],
})
export class MeetingsModule {}
