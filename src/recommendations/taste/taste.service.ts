import { Injectable } from '@nestjs/common';
import { Activity } from '../../auth/index.js';
import { categoryName, FestivalCatalogue, type FestivalItem } from '../../festivals/index.js';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { say } from '../../shared/http/request-context.js';
import { PersonHistory, type Whose } from '../person.history.js';
import { SignalRepository } from '../signals/signal.repository.js';
import {
  type Evidence,
  FORGETTABLE_KINDS,
  type Interest,
  SIGNAL_KINDS,
  type SignalKind,
  weightOf,
} from '../signals/signal.weight.rules.js';
import type { FestivalTasteView, TasteView } from './taste.schemas.js';
import { wordsOf } from './taste.words.js';

const MOST_FESTIVALS = 100;

interface Liked {
  readonly interest: Interest;
  readonly item: FestivalItem;
}

/** What the system believes a person likes, told to that person. */
@Injectable()
export class TasteService {
  constructor(
    private readonly people: PersonHistory,
    private readonly catalogue: FestivalCatalogue,
    private readonly signals: SignalRepository,
    private readonly activity: Activity,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(whose: Whose): Promise<TasteView> {
    const { interests, evidence, resetAt } = await this.people.of(whose);
    const now = this.clock.now();
    const weightiest = [...interests]
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
      .slice(0, MOST_FESTIVALS);
    const items = await this.catalogue.itemsOf(weightiest.map(({ festivalId }) => festivalId));
    const liked = weightiest.flatMap((interest) => {
      const item = items.get(interest.festivalId);
      return item === undefined ? [] : [{ interest, item }];
    });
    const byCategory = summed(liked, ({ category }) => category).map(([code, weight]) => ({
      code,
      name: say(categoryName(code)),
      weight,
    }));
    return {
      personalised: whose.personalised,
      summary: summaryOf(byCategory, liked.length),
      categories: byCategory,
      regions: summed(liked, ({ region }) => region?.code).map(([code, weight]) => ({
        code,
        name: regionName(code, liked),
        weight,
      })),
      months: summed(liked, ({ edition }) => edition?.startsOn.slice(5, 7)).map(([month, weight]) => ({
        month: Number(month),
        weight,
      })),
      festivals: liked.map(({ interest: { festivalId, weight }, item }) => ({
        festivalId,
        name: named(item),
        weight: rounded(weight),
        signals: signalsOf(festivalId, evidence, now),
      })),
      resetAt: resetAt?.toISOString() ?? null,
    };
  }

  /** What it rests on of one festival; nothing where nothing is known, or personalisation is switched off. */
  async ofFestival(whose: Whose, festivalId: string): Promise<FestivalTasteView> {
    const { evidence } = await this.people.of(whose);
    return { festivalId, signals: signalsOf(festivalId, evidence, this.clock.now()) };
  }

  /** A fresh start: own signals are gone; bookmarks and reviews stay but tell nothing of taste any more. */
  async reset({ id }: Whose): Promise<void> {
    await this.database.transaction(async () => {
      await this.signals.reset(id, this.clock.now());
      await this.activity.note(id);
    });
  }

  /** Of one festival everything, or one kind of signal; also what was told of others that turned out to be it. */
  async forget({ id }: Whose, festivalId: string, kind?: SignalKind): Promise<void> {
    const kinds = kind === undefined ? SIGNAL_KINDS : [kind];
    const festivalIds = await this.catalogue.allIdsOf(festivalId);
    // Also of somebody who has personalisation switched off: it must not come back with it.
    const { evidence } = await this.people.of({ id, personalised: true });
    const kept = FORGETTABLE_KINDS.filter(
      (one) =>
        kinds.includes(one) && evidence.some((told) => told.kind === one && told.festivalId === festivalId),
    );
    const forgotten = festivalIds.flatMap((one) => kept.map((of) => ({ festivalId: one, kind: of })));
    await this.database.transaction(async () => {
      await this.signals.remove(id, festivalIds, kinds);
      await this.signals.forget(id, forgotten, this.clock.now());
      await this.activity.note(id);
    });
  }
}

function signalsOf(
  festivalId: string,
  evidence: readonly Evidence[],
  now: Date,
): TasteView['festivals'][number]['signals'] {
  return evidence
    .filter((one) => one.festivalId === festivalId && one.kind !== 'impression')
    .map((one) => ({ one, weight: weightOf(one, now) }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map(({ one, weight }) => ({
      kind: one.kind,
      text: say(wordsOf(one)),
      weight: rounded(weight),
      times: one.times,
      at: one.at.toISOString(),
    }));
}

/** Weights by what `of` says of the festivals, the most liked first. */
function summed(liked: readonly Liked[], of: (item: FestivalItem) => string | undefined): [string, number][] {
  const sums = new Map<string, number>();
  for (const { interest, item } of liked) {
    const key = of(item);
    if (key !== undefined) sums.set(key, (sums.get(key) ?? 0) + interest.weight);
  }
  return [...sums]
    .map(([key, weight]): [string, number] => [key, rounded(weight)])
    .sort((a, b) => b[1] - a[1]);
}

function summaryOf(byCategory: readonly { name: string; weight: number }[], festivals: number): string {
  const favourites = byCategory
    .filter(({ weight }) => weight > 0)
    .slice(0, 2)
    .map(({ name }) => name);
  if (favourites.length === 0) {
    return say({
      ko: '아직 취향을 짐작할 만한 활동이 없어요.',
      en: 'There is nothing yet that tells of your taste.',
    });
  }
  return say({
    ko: `축제 ${festivals}개에 보이신 관심으로 보아 ${favourites.join(', ')} 분야를 좋아하시는 것 같아요.`,
    en: `From your interest in ${festivals} festival${festivals === 1 ? '' : 's'}, you seem to like: ${favourites.join(', ')}.`,
  });
}

function regionName(code: string, liked: readonly Liked[]): string {
  const region = liked.find(({ item }) => item.region?.code === code)?.item.region;
  return region === undefined || region === null ? code : say({ ko: region.name, en: region.nameEn });
}

function named({ name, nameEn }: FestivalItem): string {
  return say({ ko: name, en: nameEn ?? name });
}

function rounded(weight: number): number {
  return Math.round(weight * 100) / 100;
}
