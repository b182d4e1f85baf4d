import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Access } from '../http/access.js';
import { kernelProblems } from '../problem/kernel.problems.js';
import { DomainError } from '../problem/problem.js';
import { Readiness } from './readiness.js';

const health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

@ApiTags('operation')
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @Access('anyone')
  @ApiOperation({ summary: 'The process runs' })
  @ApiOkResponse({ standardSchema: health })
  live(): z.infer<typeof health> {
    return { status: 'ok' };
  }

  @Get('ready')
  @Access('anyone')
  @ApiOperation({
    summary:
      'Requests can be served: the database answers, the festivals are read, and we are not shutting down',
  })
  @ApiOkResponse({ standardSchema: health })
  async ready(): Promise<z.infer<typeof health>> {
    if (!(await this.readiness.isReady())) throw new DomainError(kernelProblems.unavailable);
    return { status: 'ok' };
  }
}
