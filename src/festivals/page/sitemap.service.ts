import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';
import { SitemapRepository } from './sitemap.repository.js';
import {
  festivalEntries,
  pageEntry,
  robotsText,
  sitemapIndex,
  URLSET_END,
  URLSET_START,
} from './sitemap.view.js';

/** A part may have 50,000 addresses (sitemaps.org): a festival has two, and the first part those of the app. */
const FESTIVALS_IN_A_PART = 24_000;
const AT_ONCE = 1_000;
const ALWAYS_THERE = ['/', '/festivals', '/calendar'];

/** What crawlers are told: which pages there are, and when each was last changed. */
@Injectable()
export class SitemapService {
  constructor(
    private readonly sitemaps: SitemapRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async index(): Promise<string> {
    const festivals = await this.sitemaps.countPublished();
    return sitemapIndex(this.config.publicUrl, Math.max(1, Math.ceil(festivals / FESTIVALS_IN_A_PART)));
  }

  /**
   * A part in pieces, read a thousand festivals at a time.
   * @throws DomainError not-found past the last part
   */
  async part(number: number): Promise<AsyncIterable<string>> {
    const first = await this.sitemaps.findAt((number - 1) * FESTIVALS_IN_A_PART);
    if (first === null && number !== 1) throw new DomainError(kernelProblems.notFound);
    return this.pieces(number, first);
  }

  robots(): string {
    return robotsText(this.config.publicUrl);
  }

  private async *pieces(number: number, first: string | null): AsyncIterable<string> {
    const { publicUrl } = this.config;
    yield URLSET_START;
    if (number === 1) yield ALWAYS_THERE.map((path) => pageEntry(publicUrl, path)).join('');
    let from = first;
    let left = FESTIVALS_IN_A_PART;
    while (from !== null && left > 0) {
      const read = await this.sitemaps.findFrom(from, Math.min(AT_ONCE, left) + 1);
      const told = read.slice(0, Math.min(AT_ONCE, left));
      yield told.map((festival) => festivalEntries(publicUrl, festival)).join('');
      left -= told.length;
      from = read[told.length]?.id ?? null;
    }
    yield URLSET_END;
  }
}
