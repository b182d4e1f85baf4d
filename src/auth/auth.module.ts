import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access.guard.js';
import { AccessTokens } from './access-token.js';
import { AccountEntity } from './account.entity.js';
import { AccountRepository } from './account.repository.js';
import { AccountService } from './account.service.js';
import { AuthController } from './auth.controller.js';
import { MeController } from './me.controller.js';
import { Passwords } from './password.js';
import { RefreshTokenEntity } from './refresh-token.entity.js';
import { SessionEntity } from './session.entity.js';
import { SessionRepository } from './session.repository.js';
import { SessionService } from './session.service.js';

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
