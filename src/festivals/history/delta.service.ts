import { Injectable } from '@nestjs/common';
import { Cursors } from '../../shared/http/cursors.js';
import { FestivalCatalogue } from '../festival.catalogue.js';
import { meets, questionOf } from './delta.rules.js';
import { HistoryRepository } from './history.repository.js';
import type { Delta, DeltaQuery } from './history.schemas.js';

/** An instant means the clock of whoever wrote it; instances and clients may be this far apart. */
const CLOCKS_DIFFER_MS = 60_000;

/** For whoever keeps a copy: what to put into it and what to drop from it since the last time. */
@Injectable()
export class DeltaService {
  constructor(
    private readonly history: HistoryRepository,
    private readonly catalogue: FestivalCatalogue,
    private readonly cursors: Cursors,
  ) {}

  /** @throws DomainError invalid-input for a cursor that is none */
  async find({ updatedSince, cursor, perPage, ...filters }: DeltaQuery): Promise<Delta> {
    const question = questionOf(filters);
    const place =
      cursor !== undefined
        ? this.cursors.read(cursor, question)
        : updatedSince !== undefined
          ? await this.history.placeBefore('latest', new Date(updatedSince.getTime() - CLOCKS_DIFFER_MS))
          : '0';
    const found = await this.history.findLatestAfter(place, perPage + 1);
    const changed = found.slice(0, perPage);
    const present = changed.filter(({ withdrawnAt }) => withdrawnAt === null);
    const items = await this.catalogue.itemsOf(present.map(({ festivalId }) => festivalId));
    const wanted = (id: string) => {
      const item = items.get(id);
      return item !== undefined && meets(item, filters) ? [item] : [];
    };
    return {
      items: present.flatMap(({ festivalId }) => wanted(festivalId)),
      withdrawn: changed
        .filter(({ festivalId }) => wanted(festivalId).length === 0)
        .map(({ festivalId, changedAt }) => ({ id: festivalId, withdrawnAt: changedAt.toISOString() })),
      next: this.cursors.write(changed.at(-1)?.seq ?? place, question),
      more: found.length > perPage,
    };
  }
}
