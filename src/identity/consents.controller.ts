import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { CONSENT_PURPOSES, type ConsentPurpose } from '../contract/kinds.js';
import { ApiNoContentResponse, ApiOkResponse, ApiProperty, ApiTags } from '../platform/edge/api-docs.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Allow, Me } from './allow.decorator.js';
import { ConsentDto } from './identity.dto.js';
import { People } from './people.service.js';
import { partyIds, type Principal } from './principal.js';

class ConsentView {
  @ApiProperty({ format: 'uuid' }) subjectId: string;
  @ApiProperty({ enum: CONSENT_PURPOSES }) purpose: ConsentPurpose;
  @ApiProperty() given: boolean;
}

class ConsentList {
  @ApiProperty({ type: ConsentView, isArray: true }) items: ConsentView[];
}

/** What of oneself and of the party one acts for may be shown in public. */
@ApiTags('people')
@Controller('consents')
export class ConsentsController {
  constructor(private readonly people: People) {}

  @Get()
  @Allow('consent.give')
  @ApiOkResponse({ type: ConsentList })
  async list(@Me() me: Principal): Promise<ConsentList> {
    const subjects = subjectsOf(me);
    const items: ConsentView[] = [];
    for (const purpose of CONSENT_PURPOSES) {
      const given = await this.people.consenting(subjects, purpose);
      items.push(...subjects.map((subjectId) => ({ subjectId, purpose, given: given.has(subjectId) })));
    }
    return { items };
  }

  /** Gives or withdraws a consent. It is kept with the wording that was shown, and never deleted. */
  @Put()
  @HttpCode(204)
  @Allow('consent.give')
  @ApiNoContentResponse()
  async set(@Me() me: Principal, @Body() body: ConsentDto): Promise<void> {
    if (!subjectsOf(me).includes(body.subjectId)) throw new DomainError('not_allowed');
    if (body.given) await this.people.giveConsent(body.subjectId, body.purpose, me.personId, body.textVersion);
    else await this.people.withdrawConsent(body.subjectId, body.purpose);
  }
}

const subjectsOf = (me: Principal): string[] => [...new Set([me.personId, ...partyIds(me)])];
