import { Readable } from 'node:stream';
import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../../shared/http/access.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';
import { SitemapService } from './sitemap.service.js';

const XML = 'application/xml; charset=utf-8';
/** Crawlers come by once in a day or so. */
const FOR_AN_HOUR = 'public, max-age=3600';

/** What stands at the addresses where crawlers look for it. */
@ApiExcludeController()
@Controller()
export class SitemapController {
  constructor(private readonly sitemaps: SitemapService) {}

  @Get('robots.txt')
  @Access('anyone')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', FOR_AN_HOUR)
  robots(): string {
    return this.sitemaps.robots();
  }

  @Get('sitemap.xml')
  @Access('anyone')
  @Header('content-type', XML)
  @Header('cache-control', FOR_AN_HOUR)
  async index(): Promise<string> {
    return this.sitemaps.index();
  }

  @Get('sitemap/:part')
  @Access('anyone')
  @Header('cache-control', FOR_AN_HOUR)
  async part(@Param('part') part: string): Promise<StreamableFile> {
    const number = Number(/^([1-9]\d{0,4})\.xml$/.exec(part)?.[1]);
    if (Number.isNaN(number)) throw new DomainError(kernelProblems.notFound);
    return new StreamableFile(Readable.from(await this.sitemaps.part(number)), { type: XML });
  }
}
