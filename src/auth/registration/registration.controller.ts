import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Access } from '../../shared/http/access.js';
import { Throttled } from '../../shared/throttle/throttled.js';
import { Me } from '../access.guard.js';
import { type Received, received, type Registration, registration } from '../auth.schemas.js';
import type { CurrentAccount } from '../session/session.repository.js';
import { RegistrationService } from './registration.service.js';

@ApiTags('auth')
@Controller('v1/auth')
export class RegistrationController {
  constructor(private readonly registrations: RegistrationService) {}

  @Post('register')
  @Throttled('register')
  @Access('anyone')
  @ApiOperation({
    summary: 'Open an account',
    description: 'A mail asks to confirm the address; signing in works before that.',
  })
  @ApiCreatedResponse({ standardSchema: received })
  async register(@Body({ schema: registration }) body: Registration): Promise<Received> {
    await this.registrations.register(body);
    return { status: 'received' };
  }

  @Post('email/resend')
  @HttpCode(202)
  @Access('person')
  @ApiBearerAuth('accessToken')
  @ApiOperation({ summary: 'Have the mail that confirms my address sent again' })
  @ApiAcceptedResponse({ standardSchema: received })
  async resendVerification(@Me() me: CurrentAccount): Promise<Received> {
    await this.registrations.resend(me.id);
    return { status: 'received' };
  }
}
