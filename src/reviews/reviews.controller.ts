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
import { versionFromIfMatch } from '../shared/http/etag.js';
import { linkHeader, type Page, type Paging, pagingQuery } from '../shared/http/paging.js';
import { id } from '../shared/http/parameters.js';
import { Idempotent } from '../shared/idempotency/idempotent.js';
import {
  myReviewPage,
  type MyReviewView,
  review,
  type ReviewChange,
  reviewChange,
  type ReviewDraft,
  reviewDraft,
  reviewPage,
  type ReviewView,
} from './review.schemas.js';
import { ReviewService } from './review.service.js';
import type { TaggedReview } from './review.views.js';

const IF_MATCH = { name: 'If-Match', required: true, description: 'The ETag last read.' };

@ApiTags('reviews')
@Controller('v1')
export class ReviewsController {
  constructor(private readonly reviews: ReviewService) {}

  @Get('festivals/:id/reviews')
  @Access('anyone')
  @OpenToKeys('reviews:read')
  @ApiOperation({ summary: 'Reviews of a festival, newest first' })
  @ApiOkResponse({ standardSchema: reviewPage })
  async listReviews(
    @Param('id', { schema: id() }) festivalId: string,
    @Query({ schema: pagingQuery }) paging: Paging,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<ReviewView>> {
    return linked(request, reply, await this.reviews.ofFestival(festivalId, paging));
  }

  @Post('festivals/:id/reviews')
  @Access('person')
  @OpenToKeys('reviews:write')
  @Idempotent()
  @ApiBearerAuth('accessToken')
  @ApiOperation({ summary: 'Review an edition of a festival, once' })
  @ApiCreatedResponse({ standardSchema: review })
  async writeReview(
    @Param('id', { schema: id() }) festivalId: string,
    @Body({ schema: reviewDraft }) draft: ReviewDraft,
    @Me() me: CurrentAccount,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewView> {
    const written = await this.reviews.write(festivalId, draft, me.id);
    reply.header('location', `/v1/reviews/${written.view.id}`);
    return tagged(reply, written);
  }

  @Get('reviews/:id')
  @Access('anyone')
  @OpenToKeys('reviews:read')
  @ApiOperation({ summary: 'A review' })
  @ApiOkResponse({ standardSchema: review })
  async getReview(
    @Param('id', { schema: id() }) reviewId: string,
    @MaybeMe() me: CurrentAccount | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewView> {
    return tagged(reply, await this.reviews.read(reviewId, me));
  }

  @Patch('reviews/:id')
  @Access('person')
  @OpenToKeys('reviews:write')
  @ApiBearerAuth('accessToken')
  @ApiOperation({ summary: 'Change my review' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ standardSchema: review })
  async changeReview(
    @Param('id', { schema: id() }) reviewId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: reviewChange }) change: ReviewChange,
    @Me() me: CurrentAccount,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewView> {
    return tagged(reply, await this.reviews.change(reviewId, versionFromIfMatch(ifMatch), change, me));
  }

  @Delete('reviews/:id')
  @HttpCode(204)
  @Access('person')
  @OpenToKeys('reviews:write')
  @ApiBearerAuth('accessToken')
  @ApiOperation({ summary: 'Delete my review and its photos' })
  @ApiNoContentResponse()
  async deleteReview(
    @Param('id', { schema: id() }) reviewId: string,
    @Me() me: CurrentAccount,
  ): Promise<void> {
    await this.reviews.remove(reviewId, me);
  }

  @Get('me/reviews')
  @Access('person')
  @OpenToKeys('reviews:read')
  @ApiBearerAuth('accessToken')
  @ApiOperation({ summary: 'My reviews, newest first' })
  @ApiOkResponse({ standardSchema: myReviewPage })
  async listMyReviews(
    @Query({ schema: pagingQuery }) paging: Paging,
    @Me() me: CurrentAccount,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<MyReviewView>> {
    return linked(request, reply, await this.reviews.ofAuthor(me.id, paging));
  }
}

function tagged(reply: FastifyReply, { view, etag }: TaggedReview): ReviewView {
  reply.header('etag', etag);
  return view;
}

function linked<P extends Page<ReviewView>>(request: FastifyRequest, reply: FastifyReply, page: P): P {
  reply.header('link', linkHeader(request.url, page));
  return page;
}
