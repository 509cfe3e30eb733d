import { Controller, Get, Inject } from '@nestjs/common';
import { EVENT_STAGES, type EventStage } from '../contract/kinds.js';
import { Allow, Me } from '../identity/allow.decorator.js';
import { MembershipView, membershipView, PersonView, personView } from '../identity/identity.view.js';
import { People } from '../identity/people.service.js';
import type { Principal } from '../identity/principal.js';
import { Sessions } from '../identity/sessions.service.js';
import { Config } from '../platform/config/config.js';
import { ApiOkResponse, ApiProperty, ApiTags } from '../platform/edge/api-docs.js';
import { PAGE_MAX } from '../platform/edge/page.js';
import { Events } from './events.service.js';

class MyEventView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: EVENT_STAGES }) stage: EventStage;
  @ApiProperty({ description: 'made-up data' }) sample: boolean;
  @ApiProperty({ example: 'Asia/Jakarta' }) timeZone: string;
}

class MeView {
  @ApiProperty({ type: PersonView }) person: PersonView;
  @ApiProperty({ type: MembershipView, isArray: true }) memberships: MembershipView[];
  @ApiProperty({ type: MyEventView, isArray: true }) events: MyEventView[];
  @ApiProperty({ description: 'plain http and reusable links' }) demo: boolean;
}

@ApiTags('sign-in')
@Controller('me')
export class MeController {
  constructor(
    private readonly people: People,
    private readonly sessions: Sessions,
    private readonly events: Events,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** The signed-in person, their roles in force today, and the events they can open. */
  @Get()
  @Allow('me.read')
  @ApiOkResponse({ type: MeView })
  async read(@Me() me: Principal): Promise<MeView> {
    const person = await this.people.get(me.personId);
    const memberships = await this.sessions.membershipsOf(me.personId);
    const events = await this.events.list(me, { limit: PAGE_MAX });
    return {
      person: personView(person),
      memberships: memberships.map(membershipView),
      events: events.items.map(({ id, name, stage, sample, timeZone }) => ({ id, name, stage, sample, timeZone })),
      demo: this.config.DEMO,
    };
  }
}
