import type { FestivalFeatures } from '../../festivals/index.js';
import type { Day } from '../../shared/clock.js';
import { alikeness, type ContentVector } from '../model/content.rules.js';
import type { ItemModel } from '../model/item-model.js';
import { isOpen } from './open.rules.js';

interface Known {
  readonly today: Day;
  readonly festivals: readonly FestivalFeatures[];
  readonly content: ReadonlyMap<string, ContentVector>;
}

const SHARE = { collaborative: 0.5, content: 0.5 };

/**
 * Festivals like this one, most alike first: half by the people who like both (against the nearest
 * neighbour's similarity), half by content; those still to be enjoyed before those that are over.
 */
export function similarTo(
  festivalId: string,
  { today, festivals, content }: Known,
  model: ItemModel | null,
  limit: number,
): string[] {
  const own = content.get(festivalId);
  const near = nearOf(festivalId, model);
  const nearest = Math.max(...near.values(), Number.EPSILON);
  return festivals
    .filter(({ id }) => id !== festivalId)
    .map((festival) => {
      const vector = content.get(festival.id);
      const alike = own === undefined || vector === undefined ? 0 : sum(alikeness(own, vector));
      const together = (near.get(festival.id) ?? 0) / nearest;
      return {
        id: festival.id,
        open: isOpen(festival, today),
        value: SHARE.collaborative * together + SHARE.content * alike,
      };
    })
    .filter(({ value }) => value > 0)
    .sort((a, b) => Number(b.open) - Number(a.open) || b.value - a.value || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
    .map(({ id }) => id);
}

function sum(values: Readonly<Record<string, number>>): number {
  return Object.values(values).reduce((total, value) => total + value, 0);
}

function nearOf(festivalId: string, model: ItemModel | null): Map<string, number> {
  const own = model?.numberOf.get(festivalId);
  if (model === null || own === undefined) return new Map();
  const { numbers, weights } = model.neighboursOf(own);
  return new Map(
    [...numbers].map((number, at) => [model.festivals[number] as string, weights[at] as number]),
  );
}
