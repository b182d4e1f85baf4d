import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../shared/http/access.js';
import { unlessKnown } from '../../shared/http/conditional-get.js';
import { wantsPage } from '../../shared/http/pages.js';
import { id } from '../../shared/http/parameters.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';
import { PageService } from './page.service.js';

type PageRequest = FastifyRequest<{ Params: { id: string }; Querystring: Record<string, unknown> }>;

/** Pages of the app: in no API document, and lenient with addresses, for they are typed and shared by people. */
@ApiExcludeController()
@Controller()
export class PageController {
  constructor(private readonly pages: PageService) {}

  @Get('festivals/:id')
  @Access('anyone')
  async festivalPage(
    @Req() request: PageRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    if (!wantsPage(request)) throw new DomainError(kernelProblems.notFound);
    const asked = id().safeParse(request.params.id);
    const { lang } = request.query;
    const locale = lang === 'ko' || lang === 'en' ? lang : undefined;
    const { status, html } = await this.pages.festival(asked.success ? asked.data : null, locale);
    void reply
      .status(status)
      .headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    return status === 404 ? html : unlessKnown(request, reply, html);
  }
}
