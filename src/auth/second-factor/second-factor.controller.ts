import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Access } from '../../shared/http/access.js';
import { id } from '../../shared/http/parameters.js';
import { Me } from '../access.guard.js';
import { type PasswordAgain, passwordAgain } from '../auth.schemas.js';
import type { CurrentAccount } from '../session/session.repository.js';
import {
  type PasskeyConfirmation,
  passkeyChange,
  passkeyConfirmation,
  type PasskeySetUp,
  passkeySetUp,
  type RecoveryCodes,
  recoveryCodes,
  secondFactor,
  type SecondFactorView,
  setUpDone,
  type SetUpDone,
  type TotpConfirmation,
  totpConfirmation,
  type TotpSetUp,
  totpSetUp,
} from './second-factor.schemas.js';
import { SetsUpSecondFactor } from './sets-up.js';
import { SecondFactorService } from './second-factor.service.js';

/** Set up by editors and admins; whoever is none any more still sees what they have, and may take it away. */
@ApiTags('me')
@ApiBearerAuth('accessToken')
@Controller('v1/me/second-factor')
export class SecondFactorController {
  constructor(private readonly secondFactors: SecondFactorService) {}

  @Get()
  @Access('person')
  @ApiOperation({ summary: 'What I am asked for after my password' })
  @ApiOkResponse({ standardSchema: secondFactor })
  async getMySecondFactor(@Me() me: CurrentAccount): Promise<SecondFactorView> {
    return this.secondFactors.view(me.id);
  }

  @Post('totp')
  @Access('editor')
  @SetsUpSecondFactor()
  @ApiOperation({
    summary: 'Begin to set up an authenticator app',
    description: 'It counts once its first code is confirmed, then in place of the one before.',
  })
  @ApiCreatedResponse({ standardSchema: totpSetUp })
  async beginTotp(
    @Me() me: CurrentAccount,
    @Body({ schema: passwordAgain }) { currentPassword }: PasswordAgain,
  ): Promise<TotpSetUp> {
    return this.secondFactors.beginTotp(me, currentPassword);
  }

  @Post('totp/confirmation')
  @HttpCode(200)
  @Access('editor')
  @SetsUpSecondFactor()
  @ApiOperation({
    summary: 'Confirm the app by its first code',
    description: 'With the first factor every other session ends, and ten recovery codes are shown.',
  })
  @ApiOkResponse({ standardSchema: setUpDone })
  async confirmTotp(
    @Me() me: CurrentAccount,
    @Body({ schema: totpConfirmation }) body: TotpConfirmation,
  ): Promise<SetUpDone> {
    return this.secondFactors.confirmTotp(me, body);
  }

  @Delete('totp')
  @HttpCode(204)
  @Access('person')
  @ApiOperation({ summary: 'Take away my authenticator app; repeatable' })
  @ApiNoContentResponse()
  async removeTotp(
    @Me() me: CurrentAccount,
    @Body({ schema: passwordAgain }) { currentPassword }: PasswordAgain,
  ): Promise<void> {
    await this.secondFactors.removeTotp(me, currentPassword);
  }

  @Post('passkeys')
  @Access('editor')
  @SetsUpSecondFactor()
  @ApiOperation({ summary: 'Begin to add a passkey', description: 'Up to ten may be kept.' })
  @ApiCreatedResponse({ standardSchema: passkeySetUp })
  async beginPasskey(
    @Me() me: CurrentAccount,
    @Body({ schema: passwordAgain }) { currentPassword }: PasswordAgain,
  ): Promise<PasskeySetUp> {
    return this.secondFactors.beginPasskey(me, currentPassword);
  }

  @Post('passkeys/confirmation')
  @HttpCode(200)
  @Access('editor')
  @SetsUpSecondFactor()
  @ApiOperation({
    summary: 'Add the passkey that was created',
    description: 'With the first factor every other session ends, and ten recovery codes are shown.',
  })
  @ApiOkResponse({ standardSchema: setUpDone })
  async confirmPasskey(
    @Me() me: CurrentAccount,
    @Body({ schema: passkeyConfirmation }) body: PasskeyConfirmation,
  ): Promise<SetUpDone> {
    return this.secondFactors.confirmPasskey(me, body);
  }

  @Patch('passkeys/:id')
  @HttpCode(204)
  @Access('person')
  @ApiOperation({ summary: 'Call a passkey of mine something else' })
  @ApiNoContentResponse()
  async renamePasskey(
    @Me() me: CurrentAccount,
    @Param('id', { schema: id() }) passkeyId: string,
    @Body({ schema: passkeyChange }) { name }: { name: string },
  ): Promise<void> {
    await this.secondFactors.renamePasskey(me.id, passkeyId, name);
  }

  @Delete('passkeys/:id')
  @HttpCode(204)
  @Access('person')
  @ApiOperation({ summary: 'Take away a passkey of mine; repeatable' })
  @ApiNoContentResponse()
  async removePasskey(
    @Me() me: CurrentAccount,
    @Param('id', { schema: id() }) passkeyId: string,
    @Body({ schema: passwordAgain }) { currentPassword }: PasswordAgain,
  ): Promise<void> {
    await this.secondFactors.removePasskey(me, passkeyId, currentPassword);
  }

  @Post('recovery-codes')
  @Access('person')
  @ApiOperation({ summary: 'Make ten new recovery codes', description: 'Those before no longer work.' })
  @ApiCreatedResponse({ standardSchema: recoveryCodes })
  async renewRecoveryCodes(
    @Me() me: CurrentAccount,
    @Body({ schema: passwordAgain }) { currentPassword }: PasswordAgain,
  ): Promise<RecoveryCodes> {
    return this.secondFactors.renewRecoveryCodes(me, currentPassword);
  }
}
