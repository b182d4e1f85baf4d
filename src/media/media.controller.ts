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
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CurrentAccount, MaybeMe, Me, OpenToKeys } from '../auth/index.js';
import { Access } from '../shared/http/access.js';
import { putETag, unlessKnown } from '../shared/http/conditional-get.js';
import { versionFromIfMatch } from '../shared/http/etag.js';
import { id } from '../shared/http/parameters.js';
import { type PhotoChange, photoChange } from './describing/description.schemas.js';
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
const IF_MATCH = {
  name: 'If-Match',
  required: false,
  description:
    'The ETag of the photo as you last read it; needed for photos of festivals, which editors share.',
};

@ApiTags('media')
@ApiBearerAuth('accessToken')
@Controller('v1/media')
export class MediaController {
  constructor(private readonly media: MediaService) {}

  @Post('uploads')
  @Access('person')
  @OpenToKeys('photos:write')
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
  @OpenToKeys('photos:read')
  @ApiOperation({ summary: 'A photo: its owner sees every state, anyone a published one that is ready' })
  @ApiOkResponse({ standardSchema: photoView })
  async getPhoto(
    @Param('id', { schema: id() }) photoId: string,
    @MaybeMe() me: CurrentAccount | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PhotoView | undefined> {
    const { view, version } = await this.media.view(photoId, me);
    if (view.status !== 'awaiting' && view.status !== 'processing')
      return unlessKnown(request, reply, view, version);
    void reply.headers({ 'cache-control': 'no-store', 'retry-after': String(POLL_SECONDS) });
    putETag(reply, view, version);
    return view;
  }

  @Patch(':id')
  @Access('person')
  @OpenToKeys('photos:write')
  @ApiOperation({ summary: 'Say what a photo shows, what must stay in view, whose it is and on what terms' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ standardSchema: photoView })
  async changePhoto(
    @Param('id', { schema: id() }) photoId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: photoChange }) change: PhotoChange,
    @Me() me: CurrentAccount,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PhotoView> {
    const seenVersion = ifMatch === undefined ? undefined : versionFromIfMatch(ifMatch);
    const { view, version } = await this.media.change(photoId, me, change, seenVersion);
    putETag(reply, view, version);
    return view;
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('person')
  @OpenToKeys('photos:write')
  @ApiOperation({ summary: 'Delete a photo that nothing shows, with everything made from it' })
  @ApiNoContentResponse()
  async deletePhoto(@Param('id', { schema: id() }) photoId: string, @Me() me: CurrentAccount): Promise<void> {
    await this.media.remove(photoId, me);
  }
}
