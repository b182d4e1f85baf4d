import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access.guard.js';
import { AccessTokens } from './session/access-token.js';
import { AccountEntity } from './account.entity.js';
import { AccountRepository } from './account.repository.js';
import { AccountService } from './account.service.js';
import { AuthController } from './auth.controller.js';
import { MeController } from './me.controller.js';
import { Passwords } from './password/passwords.js';
import { RefreshTokenEntity } from './session/refresh-token.entity.js';
import { SessionEntity } from './session/session.entity.js';
import { SessionRepository } from './session/session.repository.js';
import { SessionService } from './session/session.service.js';

@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature([AccountEntity, SessionEntity, RefreshTokenEntity])],
  controllers: [AuthController, MeController],
  providers: [
    AccountRepository,
    AccountService,
    SessionRepository,
    SessionService,
    Passwords,
    AccessTokens,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AccountService],
})
export class AuthModule {}
