import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiForbiddenResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from '../shared/http/access.js';
import { originOf } from '../shared/http/origin.js';
import { DomainError } from '../shared/problem/problem.js';
import { problemSchema } from '../shared/problem/problem.schema.js';
import { Me } from './access.guard.js';
import { authProblems } from './auth.problems.js';
import { type Credentials, credentials, refreshRequest, type Tokens, tokens } from './auth.schemas.js';
import { secondFactorRequired } from './second-factor/second-factor.schemas.js';
import { EnteringBrowser } from './session/entering-browser.js';
import { refreshCookie, X_SESSION } from './session/refresh-cookie.js';
import type { CurrentAccount } from './session/session.repository.js';
import { SessionService } from './session/session.service.js';

@ApiTags('auth')
@Controller('v1/auth')
export class AuthController {
  constructor(
    private readonly sessions: SessionService,
    private readonly browser: EnteringBrowser,
  ) {}

  @Post('login')
  @HttpCode(200)
  @Access('anyone')
  @ApiOperation({
    summary: 'Sign in',
    description:
      'Of editors and admins with a second factor the password is not enough: the answer is the problem `second-factor-required`, and `POST /v1/auth/login/second-factor` goes on.',
  })
  @ApiHeader(X_SESSION)
  @ApiOkResponse({ standardSchema: tokens })
  @ApiForbiddenResponse({
    description: 'The password is right, and a second step is needed; or the account is suspended.',
    standardSchema: z.union([secondFactorRequired, problemSchema]),
  })
  async login(
    @Body({ schema: credentials }) body: Credentials,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Tokens> {
    return this.browser.receive(request, reply, await this.sessions.login(body, originOf(request)));
  }

  @Post('refresh')
  @HttpCode(200)
  @Access('anyone')
  @ApiOperation({ summary: 'Trade a refresh token for fresh tokens' })
  @ApiHeader(X_SESSION)
  @ApiOkResponse({ standardSchema: tokens })
  async refresh(
    @Body({ schema: refreshRequest }) body: { refreshToken?: string },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Tokens> {
    const presented = body.refreshToken ?? refreshCookie.read(request);
    if (presented === undefined) throw new DomainError(authProblems.sessionEnded);
    return refreshCookie.put(request, reply, await this.sessions.refresh(presented));
  }

  @Post('logout')
  @HttpCode(204)
  @Access('person')
  @ApiBearerAuth('accessToken')
  @ApiOperation({ summary: 'Sign out: both tokens of the session end at once' })
  @ApiNoContentResponse()
  async logout(
    @Body({ schema: refreshRequest }) _body: { refreshToken?: string },
    @Me() me: CurrentAccount,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.end(me, me.sessionId);
    refreshCookie.clear(reply);
  }
}
