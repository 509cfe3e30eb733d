import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { ConsentsController } from './consents.controller.js';
import { Credentials } from './credentials.service.js';
import { DecidedInterceptor } from './decided.interceptor.js';
import { Hashing } from './hashing.service.js';
import { Links } from './links.service.js';
import { LocalAccess } from './local-access.service.js';
import { People } from './people.service.js';
import { Policy } from './policy.service.js';
import { SessionController } from './session.controller.js';
import { Sessions } from './sessions.service.js';
import { SignInThrottle } from './sign-in-throttle.service.js';

@Global()
@Module({
  controllers: [ConsentsController, SessionController],
  providers: [
    Credentials,
    Hashing,
    Links,
    LocalAccess,
    People,
    Policy,
    Sessions,
    SignInThrottle,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: DecidedInterceptor },
  ],
  exports: [Credentials, Links, LocalAccess, People, Policy, Sessions],
})
export class IdentityModule {}
