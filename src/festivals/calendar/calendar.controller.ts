import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OpenToKeys } from '../../auth/index.js';
import { Access } from '../../shared/http/access.js';
import { unlessKnown } from '../../shared/http/conditional-get.js';
import { type CalendarMonth, calendarMonth, type CalendarQuery, calendarQuery } from './calendar.schemas.js';
import { CalendarService } from './calendar.service.js';

@ApiTags('festivals')
@Controller('v1/calendar')
export class CalendarController {
  constructor(private readonly calendar: CalendarService) {}

  @Get()
  @Access('anyone')
  @OpenToKeys('festivals:read')
  @ApiOperation({
    summary: 'A month of festivals with the public holidays',
    description: 'Narrowed as the list is; days are those of Korea.',
  })
  @ApiOkResponse({ standardSchema: calendarMonth })
  async getCalendar(
    @Query({ schema: calendarQuery }) query: CalendarQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CalendarMonth | undefined> {
    return unlessKnown(request, reply, await this.calendar.month(query));
  }
}
