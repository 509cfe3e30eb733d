import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Allow } from '../identity/allow.decorator.js';
import { LocalSecretDto } from '../identity/identity.dto.js';
import { LocalAccess } from '../identity/local-access.service.js';
import { sessionCookie } from '../identity/session-cookie.js';
import { Sessions } from '../identity/sessions.service.js';
import { Organisers } from '../organisers/organisers.service.js';
import { Config } from '../platform/config/config.js';
import { ApiNoContentResponse, ApiTags } from '../platform/edge/api-docs.js';
import { Events } from './events.service.js';

@ApiTags('command line')
@Controller()
export class LocalSessionController {
  constructor(
    private readonly local: LocalAccess,
    private readonly sessions: Sessions,
    private readonly events: Events,
    private readonly organisers: Organisers,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** A session of the command line for the event's trade office; `secret` stands in the server's own file beside its database. */
  @Post('events/:id/local-session')
  @HttpCode(204)
  @Allow('local.use')
  @ApiNoContentResponse()
  async open(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: LocalSecretDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    this.local.require(body.secret);
    const { organiserId } = await this.events.get(id);
    const operator = await this.local.operatorOf(organiserId, (await this.organisers.get(organiserId)).name);
    const made = await this.sessions.start(operator.personId, undefined);
    response.cookie(made.cookie.name, made.token, sessionCookie(this.config.isSecure, made.cookie.maxAgeMs));
  }
}
