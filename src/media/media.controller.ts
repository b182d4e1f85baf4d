import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CurrentAccount, MaybeMe, Me } from '../auth/index.js';
import { Access } from '../shared/http/access.js';
import { unlessKnown } from '../shared/http/conditional-get.js';
import { id } from '../shared/http/parameters.js';
import {
  photoView,
  type PhotoView,
  type UploadItem,
  uploadItems,
  type UploadRequest,
  uploadRequest,
} from './media.schemas.js';
import { MediaService } from './media.service.js';

const POLL_SECONDS = 1;

@ApiTags('media')
@ApiBearerAuth('accessToken')
@Controller('v1/media')
export class MediaController {
  constructor(private readonly media: MediaService) {}

  @Post('uploads')
  @Access('person')
  @ApiOperation({ summary: 'Get tickets to upload photos straight to the store' })
  @ApiCreatedResponse({ standardSchema: uploadItems })
  async requestUploads(
    @Body({ schema: uploadRequest }) { files }: UploadRequest,
    @Me() me: CurrentAccount,
  ): Promise<{ items: UploadItem[] }> {
    return { items: await this.media.offerUploads(me, files) };
  }

  @Get(':id')
  @Access('anyone')
  @ApiOperation({ summary: 'A photo: its owner sees every state, anyone a published one that is ready' })
  @ApiOkResponse({ standardSchema: photoView })
  async getPhoto(
    @Param('id', { schema: id() }) photoId: string,
    @MaybeMe() me: CurrentAccount | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PhotoView | undefined> {
    const photo = await this.media.view(photoId, me);
    if (photo.status !== 'awaiting' && photo.status !== 'processing')
      return unlessKnown(request, reply, photo);
    void reply.headers({ 'cache-control': 'no-store', 'retry-after': String(POLL_SECONDS) });
    return photo;
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('person')
  @ApiOperation({ summary: 'Delete a photo that nothing shows, with everything made from it' })
  @ApiNoContentResponse()
  async deletePhoto(@Param('id', { schema: id() }) photoId: string, @Me() me: CurrentAccount): Promise<void> {
    await this.media.remove(photoId, me);
  }
}
