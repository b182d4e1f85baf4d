import { Inject, Injectable } from '@nestjs/common';
import type { CurrentAccount } from '../../auth/index.js';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { localeNow } from '../../shared/http/request-context.js';
import { EditionRepository } from '../edition/edition.repository.js';
import { FestivalService } from '../festival.service.js';
import { HistoryService } from '../history/history.service.js';
import { estimateEvent, eventOf } from './calendar-event.view.js';
import { nameIn } from './feed.words.js';
import { icalendarOf } from './ical.view.js';
import { jsonLdOf } from './jsonld.view.js';

/** What one festival is given as beside our own JSON. */
export const FESTIVAL_DOCUMENTS = ['application/ld+json', 'text/calendar'] as const;
type DocumentType = (typeof FESTIVAL_DOCUMENTS)[number];

/** One festival in the formats of other programs. */
@Injectable()
export class FestivalDocuments {
  constructor(
    private readonly festivals: FestivalService,
    private readonly editions: EditionRepository,
    private readonly history: HistoryService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws DomainError festival-not-found, as {@link FestivalService.view} does. */
  async write(type: DocumentType, id: string, viewer: CurrentAccount | undefined): Promise<string> {
    const { detail } = await this.festivals.view(id, viewer);
    const { publicUrl } = this.config;
    if (type === 'application/ld+json') {
      const earlierStarts = await this.history.earlierStarts(detail);
      return JSON.stringify(jsonLdOf(detail, { publicUrl, earlierStarts }));
    }
    const locale = localeNow();
    const editions = await this.editions.findAll([id]);
    const inOrder = editions.sort((a, b) => a.startsOn.localeCompare(b.startsOn));
    const events = [...inOrder.map((edition) => eventOf(detail, edition)), ...estimateEvent(detail)];
    return icalendarOf(events, { name: nameIn(locale, detail), publicUrl, locale });
  }
}
