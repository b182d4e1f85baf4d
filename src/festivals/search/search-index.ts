import { setImmediate as others } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Beforehand } from '../changes/beforehand.js';
import { CatalogueChanges, type CatalogueState } from '../changes/catalogue-changes.js';
import { FestivalIndex } from './index/festival-index.js';
import type { Matches } from './index/matches.js';
import { SearchableRepository } from './searchable.repository.js';
import type { SearchQuestion } from './text/question.rules.js';

const BATCH = 500;
/** What takes some milliseconds. */
const PUT_A_TURN = 50;

interface Known {
  readonly state: CatalogueState;
  readonly index: FestivalIndex;
}

/** What words mean: festivals by number, each with how far it is from what was typed, and the ids of all numbers. */
export interface FoundByWords extends Matches {
  readonly ids: readonly string[];
}

/**
 * Finds festivals by words. The index lives in the process, is made from the tables at the first question, and
 * takes in what was written since before it answers the next; so what anybody has written is found at once.
 */
@Injectable()
export class SearchIndex implements OnApplicationBootstrap {
  private known: Known | undefined;
  private reading: Promise<Known> | undefined;

  constructor(
    private readonly changes: CatalogueChanges,
    private readonly festivals: SearchableRepository,
    private readonly beforehand: Beforehand,
  ) {}

  onApplicationBootstrap(): void {
    this.beforehand.read('words of the festivals', async () => this.readUpTo(await this.changes.state()));
  }

  /**
   * The festivals that are meant; `state` is the catalogue's as the caller has read it already.
   * @throws DomainError unavailable while the index is being made for the first time, and that takes long
   */
  async find(question: SearchQuestion, state?: CatalogueState): Promise<FoundByWords> {
    const { index } = await this.upTo(state ?? (await this.changes.state()));
    return { ...index.find(question), ids: index.ids };
  }

  /** Tags and regions that are meant, in the index as it is since the last question. */
  async findLabels(question: SearchQuestion): Promise<ReturnType<FestivalIndex['findLabels']>> {
    const { index } = this.known ?? (await this.upTo(await this.changes.state()));
    return index.findLabels(question);
  }

  /** The index with everything written up to that state. */
  private upTo(state: CatalogueState): Promise<Known> {
    const reading = this.readUpTo(state);
    return this.known === undefined ? this.beforehand.inTime(reading) : reading;
  }

  private async readUpTo(state: CatalogueState): Promise<Known> {
    while (!this.hasSeen(state)) {
      this.reading ??= this.read(state).finally(() => (this.reading = undefined));
      this.known = await this.reading;
    }
    return this.known as Known;
  }

  private hasSeen({ epoch, turn }: CatalogueState): boolean {
    return this.known?.state.epoch === epoch && this.known.state.turn >= turn;
  }

  private async read(state: CatalogueState): Promise<Known> {
    const { known } = this;
    const isLater = known?.state.epoch === state.epoch && !known.index.isWasteful;
    if (!isLater) return { state, index: await this.all() };
    await this.takeIn(known.index, await this.changes.writtenAfter(known.state.turn));
    return { state, index: known.index };
  }

  private async takeIn(index: FestivalIndex, ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += BATCH) {
      const batch = ids.slice(from, from + BATCH);
      const found = new Map(await this.festivals.find(batch));
      for (const id of batch) {
        const festival = found.get(id);
        if (festival === undefined) index.remove(id);
        else index.put(id, festival);
      }
    }
    if (index.isUntidy) await tidy(index);
  }

  private async all(): Promise<FestivalIndex> {
    const index = new FestivalIndex();
    for (let after = ''; ;) {
      const batch = await this.festivals.findAfter(after, BATCH);
      for (const [at, [id, festival]] of batch.entries()) {
        index.put(id, festival);
        if (at % PUT_A_TURN === PUT_A_TURN - 1) await others();
      }
      const last = batch.at(-1);
      if (last === undefined) break;
      [after] = last;
    }
    await tidy(index);
    return index;
  }
}

async function tidy(index: FestivalIndex): Promise<void> {
  for (const turns = index.tidying(); turns.next().done !== true;) await others();
}
