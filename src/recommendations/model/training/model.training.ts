import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { FestivalCatalogue } from '../../../festivals/index.js';
import { dayInSeoul } from '../../../shared/clock.js';
import { Log } from '../../../shared/log/log.js';
import { interestsOf } from '../../signals/signal.weight.rules.js';
import { ARTEFACT_FORMAT, encodeArtefact } from '../artefact.js';
import type { LearnedWeights } from '../item-model.js';
import type { ModelEntity } from '../model.entity.js';
import { ModelRepository } from '../model.repository.js';
import { type StoredModel, StoredModels } from '../stored-models.js';
import { type Trained, trainItemModel } from './item-model.trainer.js';
import { PeopleReader, type Person } from './people.reader.js';
import { type Population, PopulationBuilder } from './population.js';
import { rankingFrom } from './ranking-part.js';
import { Stopwatch } from './stopwatch.js';
import { isTrainingDue } from './training-due.rules.js';

export type TrainingOutcome = 'in use' | 'refused' | 'not due' | 'under way elsewhere';

interface Heard {
  readonly population: Population;
  readonly people: number;
  readonly syntheticSignals: number;
}

/** Learns a new model from everybody's signals and keeps it; to be called in a thread of its own. */
@Injectable()
export class ModelTraining {
  constructor(
    private readonly models: ModelRepository,
    private readonly stored: StoredModels,
    private readonly people: PeopleReader,
    private readonly catalogue: FestivalCatalogue,
    private readonly log: Log,
  ) {}

  /** One at a time over all instances: the others go on with what they have and take over what comes of it. */
  async train(now: Date): Promise<TrainingOutcome> {
    return (await this.models.whileAlone(() => this.trainAlone(now))) ?? 'under way elsewhere';
  }

  /** Asked again here: another instance may have trained since this one was told to. */
  private async trainAlone(now: Date): Promise<TrainingOutcome> {
    const [newest, inUse, signals] = [
      await this.models.newest(),
      await this.models.newestInUse(),
      await this.people.count(),
    ];
    const held = inUse && (await this.stored.read(inUse));
    const lost = inUse !== undefined && inUse.format <= ARTEFACT_FORMAT && held === undefined;
    if (!lost && !isTrainingDue(newest, signals, now)) return 'not due';
    const [from, algebra] = [performance.now(), new Stopwatch()];
    const heard = await this.listen(now);
    const listened = performance.now();
    const trained = await trainItemModel(heard.population, heldBy(held), algebra);
    const ranking = await this.ranking(trained, held);
    const header = headerOf((newest?.version ?? 0) + 1, now, signals, heard, trained, held);
    const { refused, version, people } = header;
    await this.models.add(header, refused ? Buffer.alloc(0) : encodeArtefact({ ...trained.parts, ranking }));
    this.log.info(refused ? 'recommendation model refused' : 'recommendation model trained', {
      version,
      people,
      signals,
      festivals: heard.population.festivals.length,
      seconds: seconds(performance.now() - from),
      ofReading: seconds(listened - from),
      ofAlgebra: seconds(algebra.seconds * 1_000),
      peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
      judged: trained.verdict,
      ranking: ranking === null ? 'usual' : 'learned',
    });
    return refused ? 'refused' : 'in use';
  }

  /** Learned from the newest window; where that is too little, or goes wrong, the one in use goes on. */
  private async ranking({ window }: Trained, held: StoredModel | undefined): Promise<LearnedWeights | null> {
    if (held === undefined) return null;
    if (window === null) return held.model.ranking;
    try {
      const { changed } = await this.catalogue.news();
      const festivals = [...changed.values()].filter((festival) => festival !== null);
      const since = dayInSeoul(held.header.trainedAt);
      return (await rankingFrom(window, festivals, since)) ?? held.model.ranking;
    } catch (error) {
      this.log.warn('recommendation ranking not learned', { reason: String(error) });
      return held.model.ranking;
    }
  }

  private async listen(now: Date): Promise<Heard> {
    const builder = new PopulationBuilder();
    let people = 0;
    let syntheticSignals = 0;
    for await (const person of this.people.all()) {
      people += 1;
      if (person.synthetic) syntheticSignals += person.evidence.reduce((sum, { times }) => sum + times, 0);
      builder.add(likedBy(person, now), person.synthetic);
    }
    return { population: builder.build(now), people, syntheticSignals };
  }
}

function likedBy({ evidence }: Person, now: Date): Parameters<PopulationBuilder['add']>[0] {
  const times = new Map<string, { since: Date; at: Date }>();
  for (const { festivalId, since, at } of evidence) {
    const known = times.get(festivalId);
    times.set(festivalId, {
      since: known === undefined || since < known.since ? since : known.since,
      at: known === undefined || at > known.at ? at : known.at,
    });
  }
  return interestsOf(evidence, now).flatMap(({ festivalId, weight }) => {
    const told = times.get(festivalId);
    return weight > 0 && told !== undefined ? [{ festivalId, weight, ...told }] : [];
  });
}

function heldBy(held: StoredModel | undefined): Parameters<typeof trainItemModel>[1] {
  return held === undefined ? null : { model: held.model, trainedAt: held.header.trainedAt };
}

function headerOf(
  version: number,
  trainedAt: Date,
  signals: number,
  { people, syntheticSignals }: Heard,
  { parameters, tuned, verdict }: Trained,
  held: StoredModel | undefined,
): ModelEntity {
  return {
    version,
    trainedAt,
    format: ARTEFACT_FORMAT,
    people,
    signals,
    syntheticSignals,
    refused: verdict?.lost ?? false,
    ridgeShare: parameters.ridgeShare,
    dropout: parameters.dropout,
    closenessDays: parameters.closeness?.days ?? null,
    tuned,
    judgedAgainst: verdict === null ? null : (held?.header.version ?? null),
    judgedPeople: verdict?.people ?? null,
    judgedNdcg: verdict?.challenger ?? null,
    judgedHeldNdcg: verdict?.held ?? null,
  };
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1_000;
}
