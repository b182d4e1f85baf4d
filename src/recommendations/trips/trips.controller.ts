import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type CurrentAccount, MaybeMe, OpenToKeys } from '../../auth/index.js';
import { Access } from '../../shared/http/access.js';
import { Throttled } from '../../shared/throttle/throttled.js';
import { trip, type TripQuery, tripQuery, type TripView } from './trip.schemas.js';
import { TripService } from './trip.service.js';

@ApiTags('recommendations')
@Controller('v1/trips')
export class TripsController {
  constructor(private readonly trips: TripService) {}

  @Get()
  @Access('anyone')
  @OpenToKeys('recommendations:read')
  @Throttled('search')
  @ApiBearerAuth('accessToken')
  @ApiOperation({
    summary: 'A trip from festival to festival',
    description:
      'What suits best of all that is open around there on these days, less what the drives cost: each on a day it is open, at most three visits and five hours of driving a day. One sleeps where the last visit was and drives home on the last day. The same question has the same answer. Personal with an account; `with` for companions, too.',
  })
  @ApiOkResponse({ standardSchema: trip })
  async planTrip(
    @Query({ schema: tripQuery }) query: TripQuery,
    @MaybeMe() me: CurrentAccount | undefined,
  ): Promise<TripView> {
    return this.trips.plan(query, me);
  }
}
