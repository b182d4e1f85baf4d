import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { localeNow, say } from '../../shared/http/request-context.js';
import type { Locale } from '../../shared/problem/problem.js';
import type { FestivalItem } from '../festival.views.js';
import { ListingService } from '../listing/listing.service.js';
import { atomOf } from './atom.view.js';
import { estimateEvent, eventOf } from './calendar-event.view.js';
import { withCalledOff } from './called-off.rules.js';
import { festivalsCsvOf } from './csv.view.js';
import type { Feed } from './feed.entry.js';
import { type FeedEdition, FeedRepository } from './feed.repository.js';
import type { FeedQuery } from './feed.schemas.js';
import { markOf, titleIn, whenText, whereText } from './feed.words.js';
import { geojsonOf } from './geojson.view.js';
import { icalendarOf } from './ical.view.js';
import { rssOf } from './rss.view.js';

/** More than a calendar or a reader can show; who needs all pages through the list. */
const MOST_ITEMS = 2_000;

export type FeedFormat = 'ics' | 'geojson' | 'rss' | 'atom' | 'csv';

interface FeedAnswer {
  readonly tag: string;
  readonly total: number;
  readonly body: string | undefined;
}

/** The list of festivals in the formats of other programs. */
@Injectable()
export class FeedService {
  constructor(
    private readonly listings: ListingService,
    private readonly feeds: FeedRepository,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** `url` is the path and query that were asked. Without a body where the reader `knows` the tag. */
  async find(
    format: FeedFormat,
    query: FeedQuery,
    url: string,
    knows: (tag: string) => boolean,
  ): Promise<FeedAnswer> {
    const asked = format === 'ics' ? withCalledOff(query, this.clock.today()) : query;
    const soonestFirst = { ...asked, sort: asked.sort ?? 'soonest' };
    // The address names the form, and some of the forms name the address.
    const { tag, items, total } = await this.listings.tagged(
      soonestFirst,
      { skip: 0, take: MOST_ITEMS },
      { url },
      knows,
    );
    return { tag, total, body: items && (await this.write(format, items, total, url)) };
  }

  private async write(
    format: FeedFormat,
    items: readonly FestivalItem[],
    total: number,
    url: string,
  ): Promise<string> {
    if (format === 'csv') return festivalsCsvOf(items, this.config.publicUrl, localeNow());
    if (format === 'geojson') return geojsonOf(items, total);
    if (format === 'ics') return this.icalendar(items);
    const feed = this.feedOf(items, total, url);
    return format === 'rss' ? rssOf(feed) : atomOf(feed);
  }

  private async icalendar(items: readonly FestivalItem[]): Promise<string> {
    const editions = await this.feeds.findEditions(
      items.map(({ id }) => id),
      items.flatMap(({ edition }) => edition?.id ?? []),
      this.clock.today(),
    );
    const byFestival = new Map<string, FeedEdition[]>(items.map(({ id }) => [id, []]));
    for (const edition of editions) byFestival.get(edition.festivalId)?.push(edition);
    const events = items.flatMap((item) => [
      ...(byFestival.get(item.id) ?? []).map((edition) => eventOf(item, edition)),
      ...estimateEvent(item),
    ]);
    return icalendarOf(events, {
      name: say({ ko: 'Fasteval 축제', en: 'Fasteval festivals' }),
      publicUrl: this.config.publicUrl,
      locale: localeNow(),
    });
  }

  private feedOf(items: readonly FestivalItem[], total: number, url: string): Feed {
    const { publicUrl } = this.config;
    const locale = localeNow();
    return {
      title: say({ ko: 'Fasteval 축제', en: 'Fasteval festivals' }),
      selfUrl: publicUrl + url,
      pageUrl: `${publicUrl}/`,
      language: locale,
      total,
      entries: items.map((item) => ({
        id: `urn:uuid:${item.id}`,
        title: titleIn(locale, item, markOf(item.edition)),
        summary: summaryOf(item, locale),
        link: `${publicUrl}/festivals/${item.id}`,
        updated: new Date(item.updatedAt),
      })),
    };
  }
}

function summaryOf(item: FestivalItem, locale: Locale): string {
  return [whenText(item.edition, locale), whereText(item, locale)].filter((part) => part !== '').join(' · ');
}
