import { Inject, Injectable } from '@nestjs/common';
import type { CurrentAccount } from '../../auth/index.js';
import type { Day } from '../../shared/clock.js';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { Cursors } from '../../shared/http/cursors.js';
import type { Page, Paging } from '../../shared/http/paging.js';
import { localeNow, say } from '../../shared/http/request-context.js';
import { DomainError } from '../../shared/problem/problem.js';
import { atomOf } from '../feed/atom.view.js';
import type { FestivalItem } from '../festival.views.js';
import { FestivalRepository } from '../festival.repository.js';
import { festivalProblems } from '../festivals.problems.js';
import { maySee } from '../festival-access.rules.js';
import { HistoryRepository } from './history.repository.js';
import type { ChangeFeed, ChangeFeedQuery, ChangeView } from './history.schemas.js';
import { changeEntryOf, changeViewOf } from './history.views.js';

const QUESTION = 'changes';
const IN_A_READER = 100;

/** What happened to festivals. */
@Injectable()
export class HistoryService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly history: HistoryRepository,
    private readonly festivals: FestivalRepository,
    private readonly cursors: Cursors,
  ) {}

  /** Newest first. @throws DomainError festival-not-found */
  async page(
    festivalId: string,
    paging: Paging,
    viewer: CurrentAccount | undefined,
  ): Promise<Page<ChangeView>> {
    const status = await this.festivals.findStatus(festivalId);
    if (status === null || !maySee(status, viewer)) throw new DomainError(festivalProblems.festivalNotFound);
    const { rows, total } = await this.history.findOfFestival(festivalId, paging);
    return { items: rows.map(changeViewOf), ...paging, total };
  }

  /** The days, oldest first, that the edition a festival shows was to begin on before it came to its own. */
  async earlierStarts({ id, edition }: Pick<FestivalItem, 'id' | 'edition'>): Promise<Day[]> {
    if (edition?.id == null) return [];
    const all = await this.history.findEarlierStarts(id, edition.id);
    return [...new Set(all)].filter((day) => day !== edition.startsOn);
  }

  /** Oldest first. @throws DomainError invalid-input for a cursor that is none */
  async feed({ since, cursor, perPage }: ChangeFeedQuery): Promise<ChangeFeed> {
    const place =
      cursor !== undefined
        ? this.cursors.read(cursor, QUESTION)
        : since !== undefined
          ? await this.history.placeBefore('entry', since)
          : '0';
    const found = await this.history.findAfter(place, perPage + 1);
    const shown = found.slice(0, perPage);
    const next = this.cursors.write(shown.at(-1)?.seq ?? place, QUESTION);
    return { items: shown.map(changeViewOf), next, more: found.length > perPage };
  }

  /** The newest, for feed readers; `url` is the path that was asked. */
  async atom(url: string): Promise<string> {
    const { publicUrl } = this.config;
    const rows = await this.history.findNewest(IN_A_READER);
    return atomOf({
      title: say({ ko: 'Fasteval 축제 소식', en: 'Fasteval: what happens to festivals' }),
      selfUrl: publicUrl + url,
      pageUrl: `${publicUrl}/`,
      language: localeNow(),
      entries: rows.map((row) => changeEntryOf(row, publicUrl)),
    });
  }
}
