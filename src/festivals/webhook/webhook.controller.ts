import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../shared/http/access.js';
import { etagOf, versionFromIfMatch } from '../../shared/http/etag.js';
import { linkHeader, type Page, type Paging, pagingQuery } from '../../shared/http/paging.js';
import { id } from '../../shared/http/parameters.js';
import {
  deliveryPage,
  type DeliveryView,
  newWebhookView,
  type NewWebhookView,
  type WebhookBody,
  webhookBody,
  type WebhookChangeBody,
  webhookChangeBody,
  webhookPage,
  type WebhookView,
  webhookView,
} from './webhook.schemas.js';
import { WebhookService } from './webhook.service.js';

const IF_MATCH = {
  name: 'If-Match',
  required: true,
  description: 'The `version` of the webhook as you last read it, in quotation marks.',
};

@ApiTags('webhooks')
@ApiBearerAuth('accessToken')
@Controller('v1/admin/webhooks')
export class WebhookController {
  constructor(private readonly webhooks: WebhookService) {}

  @Post()
  @Access('admin')
  @ApiOperation({
    summary: 'Tell an address of what happens to festivals',
    description:
      'Each change of `/v1/changes` is sent as POST `{type, timestamp, data}`, at least once, in order for each festival. The headers `webhook-id`, `webhook-timestamp` and `webhook-signature` are those of Standard Webhooks. What is not answered by 2xx within ten seconds is tried again for most of a day.',
  })
  @ApiCreatedResponse({ standardSchema: newWebhookView })
  async createWebhook(
    @Body({ schema: webhookBody }) body: WebhookBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewWebhookView> {
    const created = await this.webhooks.create(body);
    void reply.header('location', `/v1/admin/webhooks/${created.id}`);
    return tagged(reply, created);
  }

  @Get()
  @Access('admin')
  @ApiOperation({ summary: 'The webhooks, newest first' })
  @ApiOkResponse({ standardSchema: webhookPage })
  async listWebhooks(
    @Query({ schema: pagingQuery }) paging: Paging,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<WebhookView>> {
    const page = await this.webhooks.page(paging);
    void reply.header('link', linkHeader(request.url, page));
    return page;
  }

  @Get(':id')
  @Access('admin')
  @ApiOperation({ summary: 'One webhook' })
  @ApiOkResponse({ standardSchema: webhookView })
  async getWebhook(
    @Param('id', { schema: id() }) webhookId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookView> {
    return tagged(reply, await this.webhooks.view(webhookId));
  }

  @Patch(':id')
  @Access('admin')
  @ApiHeader(IF_MATCH)
  @ApiOperation({ summary: 'Change a webhook', description: 'Fields left out stay.' })
  @ApiOkResponse({ standardSchema: webhookView })
  async changeWebhook(
    @Param('id', { schema: id() }) webhookId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: webhookChangeBody }) body: WebhookChangeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WebhookView> {
    return tagged(reply, await this.webhooks.change(webhookId, versionFromIfMatch(ifMatch), body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('admin')
  @ApiHeader(IF_MATCH)
  @ApiOperation({ summary: 'Remove a webhook and the record of its deliveries' })
  @ApiNoContentResponse()
  async removeWebhook(
    @Param('id', { schema: id() }) webhookId: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.webhooks.remove(webhookId, versionFromIfMatch(ifMatch));
  }

  @Get(':id/deliveries')
  @Access('admin')
  @ApiOperation({
    summary: 'What was sent to a webhook, newest first',
    description: 'What an address answers is not kept, only its status.',
  })
  @ApiOkResponse({ standardSchema: deliveryPage })
  async listWebhookDeliveries(
    @Param('id', { schema: id() }) webhookId: string,
    @Query({ schema: pagingQuery }) paging: Paging,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<DeliveryView>> {
    const page = await this.webhooks.deliveriesOf(webhookId, paging);
    void reply.header('link', linkHeader(request.url, page));
    return page;
  }

  @Post(':id/deliveries/:deliveryId/redeliver')
  @HttpCode(202)
  @Access('admin')
  @ApiOperation({ summary: 'Send a delivery once more, with all its tries' })
  @ApiAcceptedResponse()
  async redeliverToWebhook(
    @Param('id', { schema: id() }) webhookId: string,
    @Param('deliveryId', { schema: id() }) deliveryId: string,
  ): Promise<void> {
    await this.webhooks.redeliver(webhookId, deliveryId);
  }
}

function tagged<View extends WebhookView>(reply: FastifyReply, view: View): View {
  void reply.header('etag', etagOf(view.version));
  return view;
}
