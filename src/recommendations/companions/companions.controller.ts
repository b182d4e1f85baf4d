import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { type CurrentAccount, Me } from '../../auth/index.js';
import { Access } from '../../shared/http/access.js';
import { id } from '../../shared/http/parameters.js';
import {
  companion,
  companions,
  type CompanionsView,
  type CompanionView,
  type InvitationCode,
  invitationCode,
  invitationSeen,
  type InvitationSeenView,
  newInvitation,
  type NewInvitationView,
} from './companion.schemas.js';
import { CompanionService } from './companion.service.js';

/** Codes travel in bodies, never in addresses: those are logged. */
@ApiTags('me')
@ApiBearerAuth('accessToken')
@Controller('v1/me/companions')
export class CompanionsController {
  constructor(private readonly companions: CompanionService) {}

  @Get()
  @Access('person')
  @ApiOperation({ summary: 'With whom I may be recommended festivals together, and my open invitations' })
  @ApiOkResponse({ standardSchema: companions })
  async listMyCompanions(@Me() me: CurrentAccount): Promise<CompanionsView> {
    return this.companions.of(me.id);
  }

  @Post()
  @HttpCode(200)
  @Access('person')
  @ApiOperation({
    summary: 'Accept an invitation; repeatable',
    description: 'From then on both may ask for recommendations with the other, until either ends it.',
  })
  @ApiOkResponse({ standardSchema: companion })
  async acceptInvitation(
    @Me() me: CurrentAccount,
    @Body({ schema: invitationCode }) { code }: InvitationCode,
  ): Promise<CompanionView> {
    return this.companions.accept(me.id, code);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('person')
  @ApiOperation({ summary: 'End it for both, at once; repeatable' })
  @ApiNoContentResponse()
  async endCompanionship(@Me() me: CurrentAccount, @Param('id', { schema: id() }) companionId: string) {
    await this.companions.end(me.id, companionId);
  }

  @Post('invitations')
  @Access('person')
  @ApiOperation({
    summary: 'Invite one person',
    description: 'The code is good for one person and seven days; up to ten may be open.',
  })
  @ApiCreatedResponse({ standardSchema: newInvitation })
  async inviteCompanion(@Me() me: CurrentAccount): Promise<NewInvitationView> {
    return this.companions.invite(me.id);
  }

  @Post('invitations/look')
  @HttpCode(200)
  @Access('person')
  @ApiOperation({ summary: 'See who invites me and what accepting means' })
  @ApiOkResponse({ standardSchema: invitationSeen })
  async lookAtInvitation(
    @Me() me: CurrentAccount,
    @Body({ schema: invitationCode }) { code }: InvitationCode,
  ): Promise<InvitationSeenView> {
    return this.companions.look(me.id, code);
  }

  @Delete('invitations/:id')
  @HttpCode(204)
  @Access('person')
  @ApiOperation({ summary: 'Withdraw an invitation of mine; repeatable' })
  @ApiNoContentResponse()
  async withdrawInvitation(@Me() me: CurrentAccount, @Param('id', { schema: id() }) invitationId: string) {
    await this.companions.withdraw(me.id, invitationId);
  }
}
