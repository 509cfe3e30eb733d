import { Body, Controller, Delete, HttpCode, Inject, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Allow, Me } from '../identity/allow.decorator.js';
import { InvitationDto, NewLinkDto } from '../identity/identity.dto.js';
import { InvitationView, LinkView, membershipView, personView } from '../identity/identity.view.js';
import type { MadeLink } from '../identity/links.service.js';
import type { Principal } from '../identity/principal.js';
import { Config } from '../platform/config/config.js';
import { ApiCreatedResponse, ApiNoContentResponse, ApiTags } from '../platform/edge/api-docs.js';
import { textOf } from '../platform/errors/problem.js';
import { Invitations } from './invitations.service.js';

@ApiTags('people')
@Controller()
export class InvitationsController {
  constructor(
    private readonly invitations: Invitations,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** Makes a person with a role and a link that signs them in. */
  @Post('events/:id/invitations')
  @Allow('invitation.create')
  @ApiCreatedResponse({ type: InvitationView })
  async invite(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string, @Body() body: InvitationDto, @Req() request: Request): Promise<InvitationView> {
    const made = await this.invitations.invite(me, id, body);
    return {
      person: personView(made.person),
      membership: membershipView(made.membership),
      link: this.linkView(made.link, request, body.phone, made.membership.scopeName),
    };
  }

  /** A new sign-in link for a person: `desk` as a QR, `reset` after a forgotten PIN. */
  @Post('people/:id/sign-in-links')
  @Allow('link.create')
  @ApiCreatedResponse({ type: LinkView })
  async newLink(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string, @Body() body: NewLinkDto, @Req() request: Request): Promise<LinkView> {
    return this.linkView(await this.invitations.newLink(me, id, body.purpose), request, undefined, '');
  }

  /** Signs a person out everywhere, sockets included. */
  @Delete('people/:id/sessions')
  @HttpCode(204)
  @Allow('sessions.revoke')
  @ApiNoContentResponse()
  endSessions(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.invitations.endSessions(me, id);
  }

  private linkView(link: MadeLink, request: Request, phone: string | undefined, scopeName: string): LinkView {
    const origin = this.config.PUBLIC_URL ?? `${request.protocol}://${request.get('host') ?? ''}`;
    const url = `${origin.replace(/\/$/, '')}${link.path}`;
    const text = textOf('invite.message', { scope: scopeName, url }).id;
    const number = phone?.replace(/^\+/, '').replace(/^0/, '62');
    return {
      token: link.token,
      url,
      expiresAt: link.expiresAt,
      waUrl: number === undefined ? null : `https://wa.me/${number}?text=${encodeURIComponent(text)}`,
    };
  }
}
