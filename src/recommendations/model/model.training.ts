import { setImmediate as otherWork } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AccountService } from '../../auth/index.js';
import { BookmarkSignals } from '../../festivals/index.js';
import { ReviewSignals } from '../../reviews/index.js';
import { Clock } from '../../shared/clock.js';
import { SignalRepository } from '../signals/signal.repository.js';
import { type Evidence, interestsOf } from '../signals/signal.weight.rules.js';
import { ARTEFACT_FORMAT, encodeArtefact } from './artefact.js';
import { type ItemModel, itemModel } from './item-model.js';
import { type Taste, trainItemModel } from './item-model.training.js';
import { type ModelHeader, ModelRepository } from './model.repository.js';

export interface TrainedModel {
  readonly header: ModelHeader;
  readonly model: ItemModel;
}

interface Person {
  readonly synthetic: boolean;
  readonly evidence: Evidence[];
}

const PEOPLE_ASKED_AT_ONCE = 1_000;

/** Learns a new model from everybody's signals, in this process but in steps of a few milliseconds. */
@Injectable()
export class ModelTraining {
  constructor(
    private readonly models: ModelRepository,
    private readonly signals: SignalRepository,
    private readonly bookmarks: BookmarkSignals,
    private readonly reviews: ReviewSignals,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  /**
   * Trains and stores version `after` + 1. Undefined where another instance was first or `isWanted`
   * turned false on the way.
   */
  async train(
    after: number,
    signalCount: number,
    isWanted: () => boolean,
  ): Promise<TrainedModel | undefined> {
    const trainedAt = this.clock.now();
    const people = await this.people();
    const parts = await inSteps(trainItemModel(tastesOf(people, trainedAt)), isWanted);
    if (parts === undefined) return undefined;
    const header = {
      version: after + 1,
      trainedAt,
      format: ARTEFACT_FORMAT,
      people: people.length,
      signals: signalCount,
      syntheticSignals: people
        .filter(({ synthetic }) => synthetic)
        .reduce((sum, { evidence }) => evidence.reduce((total, { times }) => total + times, sum), 0),
    };
    const added = await this.models.add({ ...header, artefact: encodeArtefact(parts) });
    return added ? { header, model: itemModel(parts) } : undefined;
  }

  /** Everybody whose signals may be learned from; those who switched personalisation off are left out. */
  private async people(): Promise<Person[]> {
    const [bookmarks, reviews, own, resets, forgotten] = await Promise.all([
      this.bookmarks.all(),
      this.reviews.all(),
      this.signals.all(),
      this.signals.resets(),
      this.signals.allForgotten(),
    ]);
    const people = new Map<string, Person>();
    const add = (id: string, evidence: Evidence, synthetic = false) => {
      const person = people.get(id) ?? { synthetic, evidence: [] };
      person.evidence.push(evidence);
      people.set(id, person);
    };
    const until = new Map(
      forgotten.map(({ person, festivalId, kind, at }) => [`${person} ${festivalId} ${kind}`, at]),
    );
    const isTold = (id: string, festivalId: string, kind: 'bookmark' | 'review', at: Date) =>
      at > (resets.get(id) ?? 0) && at > (until.get(`${id} ${festivalId} ${kind}`) ?? 0);
    for (const { accountId, festivalId, at } of bookmarks) {
      if (isTold(accountId, festivalId, 'bookmark', at))
        add(accountId, { festivalId, kind: 'bookmark', rating: null, times: 1, at });
    }
    for (const { accountId, festivalId, rating, at } of reviews) {
      if (isTold(accountId, festivalId, 'review', at))
        add(accountId, { festivalId, kind: 'review', rating, times: 1, at });
    }
    for (const { person, synthetic, ...evidence } of own) add(person, evidence, synthetic);
    return this.willing(people);
  }

  private async willing(people: ReadonlyMap<string, Person>): Promise<Person[]> {
    const found = [...people.values()].filter(({ synthetic }) => synthetic);
    const real = [...people].filter(([, { synthetic }]) => !synthetic);
    for (let at = 0; at < real.length; at += PEOPLE_ASKED_AT_ONCE) {
      const some = real.slice(at, at + PEOPLE_ASKED_AT_ONCE);
      const willing = await this.accounts.willingAmong(some.map(([id]) => id));
      found.push(...some.filter(([id]) => willing.has(id)).map(([, person]) => person));
    }
    return found;
  }
}

function* tastesOf(people: readonly Person[], now: Date): Generator<Taste> {
  for (const { synthetic, evidence } of people) {
    yield {
      synthetic,
      weights: new Map(interestsOf(evidence, now).map(({ festivalId, weight }) => [festivalId, weight])),
    };
  }
}

/** Runs a generator to its end, letting everything else have its turn at each step. */
async function inSteps<T>(steps: Generator<void, T>, isWanted: () => boolean): Promise<T | undefined> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await otherWork();
    if (!isWanted()) return undefined;
  }
}
