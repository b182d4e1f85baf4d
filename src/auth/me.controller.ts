import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../shared/http/access.js';
import { Me } from './access.guard.js';
import { AccountService } from './account.service.js';
import { account, type AccountChange, accountChange, type AccountView } from './auth.schemas.js';
import type { CurrentAccount } from './session/session.repository.js';

@ApiTags('me')
@ApiBearerAuth('accessToken')
@Controller('v1/me')
export class MeController {
  constructor(private readonly accounts: AccountService) {}

  @Get()
  @Access('person')
  @ApiOperation({ summary: 'My account' })
  @ApiOkResponse({ standardSchema: account })
  async getMe(@Me() me: CurrentAccount): Promise<AccountView> {
    return this.accounts.me(me);
  }

  @Patch()
  @Access('person')
  @ApiOperation({ summary: 'Change my account' })
  @ApiOkResponse({ standardSchema: account })
  async changeMe(
    @Me() me: CurrentAccount,
    @Body({ schema: accountChange }) body: AccountChange,
  ): Promise<AccountView> {
    return this.accounts.change(me, body);
  }
}
