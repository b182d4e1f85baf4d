import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../shared/http/access.js';
import { originOf } from '../../shared/http/origin.js';
import { type Tokens, tokens } from '../auth.schemas.js';
import { EnteringBrowser } from '../session/entering-browser.js';
import { X_SESSION } from '../session/refresh-cookie.js';
import { challengeWish, type SecondStep, secondStep } from './second-factor.schemas.js';
import { SecondStepService } from './second-step.service.js';
import { type RequestOptions, requestOptions } from './webauthn.schemas.js';

@ApiTags('auth')
@Controller('v1/auth/login')
export class SecondStepController {
  constructor(
    private readonly secondSteps: SecondStepService,
    private readonly browser: EnteringBrowser,
  ) {}

  @Post('second-factor')
  @HttpCode(200)
  @Access('anyone')
  @ApiOperation({
    summary: 'Finish signing in by a second factor',
    description:
      'After `POST /v1/auth/login` has answered `second-factor-required`, with its `loginToken` and one of a code of the app, a recovery code and an assertion by a passkey.',
  })
  @ApiHeader(X_SESSION)
  @ApiOkResponse({ standardSchema: tokens })
  async finishLogin(
    @Body({ schema: secondStep }) body: SecondStep,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Tokens> {
    return this.browser.receive(request, reply, await this.secondSteps.finish(body, originOf(request)));
  }

  @Post('passkey-challenge')
  @HttpCode(200)
  @Access('anyone')
  @ApiOperation({
    summary: 'Get a challenge for a passkey, to finish signing in',
    description: 'Each is good for one answer, and only the latest is.',
  })
  @ApiOkResponse({ standardSchema: requestOptions })
  async challengePasskey(
    @Body({ schema: challengeWish }) { loginToken }: { loginToken: string },
  ): Promise<RequestOptions> {
    return this.secondSteps.challenge(loginToken);
  }
}
