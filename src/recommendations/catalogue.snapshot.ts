import { Injectable } from '@nestjs/common';
import { FestivalCatalogue, type FestivalFeatures, type FestivalNews } from '../festivals/index.js';
import { FestivalFacts } from './ranking/catalogue/festival-facts.js';
import { RankedCatalogue } from './ranking/catalogue/ranked-catalogue.js';
import type { ItemModel } from './model/item-model.js';

/**
 * Published festivals as ranking knows them, as new as whoever asks. While nothing was written nothing is read or
 * made; a bookmark or a star is put in; anything else makes the numbers and lists anew.
 */
@Injectable()
export class CatalogueSnapshot {
  private mark = -1;
  private readonly festivals = new Map<string, FestivalFeatures>();
  private held: RankedCatalogue | undefined;
  private facts: FestivalFacts | undefined;

  constructor(private readonly catalogue: FestivalCatalogue) {}

  async current(): Promise<RankedCatalogue> {
    const news = await this.catalogue.news(this.mark);
    // Two may ask at once, and the one that asked first be answered last.
    if (this.held === undefined || news.mark >= this.mark) this.held = this.withNews(news);
    return this.held;
  }

  /** What is known of the festivals with a model; not to be kept over any waiting. */
  factsFor(catalogue: RankedCatalogue, model: ItemModel | null): FestivalFacts {
    if (this.facts?.catalogue !== catalogue || this.facts.model !== model)
      this.facts = new FestivalFacts(catalogue, model);
    return this.facts;
  }

  private withNews({ mark, today, isAll, changed }: FestivalNews): RankedCatalogue {
    this.mark = mark;
    if (isAll) this.festivals.clear();
    for (const [id, festival] of changed) {
      if (festival === null) this.festivals.delete(id);
      else this.festivals.set(id, festival);
    }
    const { held } = this;
    if (held !== undefined && held.today === today && !isAll && this.isPutIn(held, changed)) return held;
    return new RankedCatalogue(today, this.festivals.values(), held);
  }

  /** Whether the catalogue had only to take in counts. */
  private isPutIn(held: RankedCatalogue, changed: FestivalNews['changed']): boolean {
    for (const [id, festival] of changed) {
      if (festival === null && !held.byId.has(id)) continue;
      const number = festival === null ? undefined : held.put(festival);
      if (number === undefined) return false;
      if (this.facts?.catalogue === held) this.facts.refresh(number);
    }
    return true;
  }
}
