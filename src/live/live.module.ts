import { Module } from '@nestjs/common';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { EventsModule } from '../events/events.module.js';
import { LogModule } from '../log/log.module.js';
import { UmkmModule } from '../umkm/umkm.module.js';
import { BoardController } from './board.controller.js';
import { Boards } from './boards.service.js';
import { Broadcaster } from './broadcaster.service.js';
import { LiveGateway } from './live.gateway.js';
import { LogController } from './log.controller.js';

@Module({
  imports: [CommitmentsModule, EventsModule, LogModule, UmkmModule],
  controllers: [BoardController, LogController],
  providers: [Boards, Broadcaster, LiveGateway],
})
export class LiveModule {}
