import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
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
import type { CurrentAccount } from '../session/session.repository.js';
import {
  apiKeys,
  type ApiKeysView,
  type ApiKeyWish,
  apiKeyWish,
  newApiKey,
  type NewApiKeyView,
} from './api-key.schemas.js';
import { ApiKeyService } from './api-key.service.js';

@ApiTags('me')
@ApiBearerAuth('accessToken')
@Controller('v1/me/api-keys')
export class ApiKeyController {
  constructor(private readonly keys: ApiKeyService) {}

  @Get()
  @Access('person')
  @ApiOperation({ summary: 'My API keys, the newest first' })
  @ApiOkResponse({ standardSchema: apiKeys })
  async listMyApiKeys(@Me() me: CurrentAccount): Promise<ApiKeysView> {
    return this.keys.list(me.id);
  }

  @Post()
  @Access('person')
  @ApiOperation({
    summary: 'Make a key for a client of mine',
    description:
      'It calls for me as a visitor, whatever my role, and only what carries one of its scopes (`x-api-key-scope` in this document). Up to twenty may be kept. They end with a new password, too.',
  })
  @ApiCreatedResponse({ standardSchema: newApiKey })
  async createApiKey(
    @Body({ schema: apiKeyWish }) wish: ApiKeyWish,
    @Me() me: CurrentAccount,
  ): Promise<NewApiKeyView> {
    return this.keys.create(me, wish);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('person')
  @ApiOperation({ summary: 'Revoke a key of mine, at once; repeatable' })
  @ApiNoContentResponse()
  async revokeApiKey(@Me() me: CurrentAccount, @Param('id', { schema: id() }) keyId: string): Promise<void> {
    await this.keys.revoke(me.id, keyId);
  }
}
