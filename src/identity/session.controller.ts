import { Body, Controller, Delete, Get, Headers, HttpCode, Inject, Param, Post, Put, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Config } from '../platform/config/config.js';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '../platform/edge/api-docs.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Allow, Me } from './allow.decorator.js';
import { Credentials } from './credentials.service.js';
import { SetPasswordDto, SetPinDto, SignInDto } from './identity.dto.js';
import { LinkLookView, PersonView, personView } from './identity.view.js';
import { Links } from './links.service.js';
import { People } from './people.service.js';
import type { Principal } from './principal.js';
import { sessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.service.js';
import { SignInThrottle } from './sign-in-throttle.service.js';

@ApiTags('sign-in')
@Controller()
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly credentials: Credentials,
    private readonly links: Links,
    private readonly people: People,
    private readonly throttle: SignInThrottle,
    @Inject(Config) private readonly config: Config,
  ) {}

  /** Signs in by link or by login and password, and sets the session cookie. */
  @Post('session')
  @Allow('session.create')
  @ApiCreatedResponse({ type: PersonView })
  async signIn(@Body() body: SignInDto, @Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<PersonView> {
    const person = await this.identify(body);
    const made = await this.sessions.start(person.id, request.headers.cookie);
    response.cookie(made.cookie.name, made.token, sessionCookie(this.config.isSecure, made.cookie.maxAgeMs));
    return personView(await this.people.get(person.id));
  }

  private async identify(body: SignInDto) {
    if (body.linkToken !== undefined) return this.links.use(body.linkToken);
    if (body.login === undefined || body.password === undefined) throw new DomainError('sign_in_failed');
    this.throttle.count(body.login);
    const person = await this.credentials.checkPassword(body.login, body.password);
    this.throttle.forgive(body.login);
    return person;
  }

  @Delete('session')
  @HttpCode(204)
  @Allow('session.delete')
  @ApiNoContentResponse()
  async signOut(@Headers('cookie') cookie: string | undefined, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.end(cookie);
    response.clearCookie(this.config.cookieName, { path: '/', secure: this.config.isSecure, sameSite: 'lax', httpOnly: true });
  }

  /** What a sign-in link would do. Opening it consumes nothing; a tap posts it to `session`. */
  @Get('sign-in-links/:token')
  @Allow('link.read')
  @ApiOkResponse({ type: LinkLookView })
  async look(@Param('token') token: string): Promise<LinkLookView> {
    const { link, person, state } = await this.links.look(token);
    const [membership] = await this.sessions.membershipsOf(person.id);
    return {
      purpose: link.purpose,
      role: membership?.role ?? null,
      scopeName: membership?.scopeName ?? null,
      personName: person.name,
      expiresAt: link.expiresAt,
      state,
    };
  }

  @Put('me/pin')
  @HttpCode(204)
  @Allow('me.credentials')
  @ApiNoContentResponse()
  setPin(@Me() me: Principal, @Body() body: SetPinDto): Promise<void> {
    return this.credentials.setPin(me.personId, body.pin, body.currentPin);
  }

  @Put('me/password')
  @HttpCode(204)
  @Allow('me.credentials')
  @ApiNoContentResponse()
  setPassword(@Me() me: Principal, @Body() body: SetPasswordDto): Promise<void> {
    return this.credentials.setPassword(me.personId, body.password, body.currentPassword);
  }
}
