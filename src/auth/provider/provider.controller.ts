import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../shared/http/access.js';
import { originOf } from '../../shared/http/origin.js';
import { Throttled } from '../../shared/throttle/throttled.js';
import { MaybeMe } from '../access.guard.js';
import { type Tokens, tokens } from '../auth.schemas.js';
import { EnteringBrowser } from '../session/entering-browser.js';
import { X_SESSION } from '../session/refresh-cookie.js';
import type { CurrentAccount } from '../session/session.repository.js';
import { attemptCookie } from './attempt-cookie.js';
import { ProviderClient } from './provider.client.js';
import {
  awayTo,
  type AwayTo,
  cameBack,
  type CameBackBody,
  newcomerRegistration,
  type NewcomerRegistration,
  outcome,
  type OutcomeView,
  provider,
  providers,
  type ProvidersView,
  signInStart,
} from './provider.schemas.js';
import { ProviderSignInService } from './provider-sign-in.service.js';
import { ProviderReturns } from './provider-returns.js';
import type { Provider } from './providers.js';

@ApiTags('auth')
@Controller('v1/auth/providers')
export class ProviderController {
  constructor(
    private readonly client: ProviderClient,
    private readonly signIns: ProviderSignInService,
    private readonly returns: ProviderReturns,
    private readonly browser: EnteringBrowser,
  ) {}

  @Get()
  @Access('anyone')
  @ApiOperation({ summary: 'By whom people can sign in, beside a password' })
  @ApiOkResponse({ standardSchema: providers })
  listProviders(): ProvidersView {
    return { items: this.client.offered().map((one) => ({ provider: one })) };
  }

  @Post(':provider/start')
  @Access('anyone')
  @ApiOperation({
    summary: 'Begin to sign in at a provider',
    description:
      'Browsers only: a cookie binds the attempt to this one. Open the address of the answer; the provider sends the browser back to /sign-in/{provider} of this site.',
  })
  @ApiCreatedResponse({ standardSchema: awayTo })
  async startProviderSignIn(
    @Param('provider', { schema: provider }) at: Provider,
    @Body({ schema: signInStart }) { returnTo }: { returnTo: string },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AwayTo> {
    return this.signIns.start(attemptCookie.put(request, reply), at, returnTo, originOf(request));
  }

  @Post(':provider/finish')
  @HttpCode(200)
  @Access('anyone')
  @ApiOperation({
    summary: 'Come back from a provider',
    description: 'To whatever was begun: signing in, linking, confirming. Works once for each beginning.',
  })
  @ApiHeader(X_SESSION)
  @ApiOkResponse({ standardSchema: outcome })
  async finishAtProvider(
    @Param('provider', { schema: provider }) at: Provider,
    @Body({ schema: cameBack }) body: CameBackBody,
    @MaybeMe() me: CurrentAccount | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OutcomeView> {
    const came = await this.returns.take(attemptCookie.read(request), at, body, me, originOf(request));
    // What a newcomer is kept for lasts from now on.
    if (came.status === 'newcomer') attemptCookie.put(request, reply);
    if (came.status !== 'signed-in') return came;
    const { status, returnTo, tokens: begun } = came;
    return { status, returnTo, ...(await this.browser.receive(request, reply, begun)) };
  }

  @Post('register')
  @Throttled('register')
  @Access('anyone')
  @ApiOperation({
    summary: 'Open an account as whom a provider has just vouched for in this browser',
    description: 'It has no password; one can be set by mail.',
  })
  @ApiHeader(X_SESSION)
  @ApiCreatedResponse({ standardSchema: tokens })
  async registerByProvider(
    @Body({ schema: newcomerRegistration }) body: NewcomerRegistration,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Tokens> {
    const begun = await this.signIns.register(attemptCookie.read(request), body, originOf(request));
    attemptCookie.clear(reply);
    return this.browser.receive(request, reply, begun);
  }
}
