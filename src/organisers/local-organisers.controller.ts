import { Body, Controller, Post } from '@nestjs/common';
import { Allow } from '../identity/allow.decorator.js';
import { LocalAccess } from '../identity/local-access.service.js';
import { ApiCreatedResponse, ApiProperty, ApiTags } from '../platform/edge/api-docs.js';
import { NewOrganiserDto, TIME_ZONES } from './organisers.dto.js';
import { Organisers } from './organisers.service.js';

export class FoundedView {
  @ApiProperty({ format: 'uuid' }) organiserId: string;
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty({ description: 'of the sign-in link of its first person; shown once' }) path: string;
  @ApiProperty() expiresAt: string;
}

@ApiTags('command line')
@Controller()
export class LocalOrganisersController {
  constructor(
    private readonly local: LocalAccess,
    private readonly organisers: Organisers,
  ) {}

  /** A new trade office, from the command line of the server's machine. */
  @Post('local/organisers')
  @Allow('local.use')
  @ApiCreatedResponse({ type: FoundedView })
  async found(@Body() body: NewOrganiserDto): Promise<FoundedView> {
    this.local.require(body.secret);
    const first = { name: body.person, login: body.login ?? null };
    const { organiser, personId, link } = await this.organisers.found(body.name, body.timeZone ?? TIME_ZONES[0], first);
    return { organiserId: organiser.id, personId, path: link.path, expiresAt: link.expiresAt };
  }
}
