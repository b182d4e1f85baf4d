import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type CurrentAccount, MaybeMe, OpenToKeys } from '../auth/index.js';
import { Access } from '../shared/http/access.js';
import { id } from '../shared/http/parameters.js';
import { Throttled } from '../shared/throttle/throttled.js';
import {
  type RecommendationQuery,
  recommendationQuery,
  recommendations,
  type RecommendationsView,
  similarFestivals,
  type SimilarFestivalsView,
} from './recommendation.schemas.js';
import { RecommendationService } from './recommendation.service.js';

@ApiTags('recommendations')
@Controller('v1')
export class RecommendationsController {
  constructor(private readonly recommendations: RecommendationService) {}

  @Get('recommendations')
  @Access('anyone')
  @OpenToKeys('recommendations:read')
  @Throttled('search')
  @ApiBearerAuth('accessToken')
  @ApiOperation({
    summary: 'Festivals to go to next, and why',
    description:
      'Personal with an account, useful without one. Where nothing meets the wish, it is widened (first the radius, then the dates, then the category) and every item says so. `notices` tell of the whole answer: why it is empty, that the wish was widened, that `near` is outside Korea. `with` asks for several people at once: what one of them does not want is left out, and the reasons tell whose taste it suits, not what they did.',
  })
  @ApiOkResponse({ standardSchema: recommendations })
  async listRecommendations(
    @Query({ schema: recommendationQuery }) query: RecommendationQuery,
    @MaybeMe() me: CurrentAccount | undefined,
  ): Promise<RecommendationsView> {
    return this.recommendations.recommend(query, me);
  }

  @Get('festivals/:id/similar')
  @Access('anyone')
  @OpenToKeys('festivals:read')
  @Throttled('search')
  @ApiOperation({ summary: 'Up to twelve festivals like this one, by who likes both and by content' })
  @ApiOkResponse({ standardSchema: similarFestivals })
  async listSimilarFestivals(
    @Param('id', { schema: id() }) festivalId: string,
  ): Promise<SimilarFestivalsView> {
    return this.recommendations.similar(festivalId);
  }
}
