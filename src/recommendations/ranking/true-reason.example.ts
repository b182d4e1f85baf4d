import { SEOUL, TODAY } from '../../../test/support/festival-features.js';
import type { FestivalFeatures } from '../../festivals/index.js';
import { addDays } from '../../shared/clock.js';
import { distanceKm } from './distance.js';
import type { World } from './ranked-world.example.js';
import type { Reason } from './reason.rules.js';
import type { Scored } from './score.rules.js';
import type { TermName } from './term.rules.js';

/** The term that a reason tells of. */
export const TERM_TOLD: Partial<Record<Reason['code'], TermName>> = {
  'because-you-kept': 'collaborative',
  'because-you-visited': 'collaborative',
  'because-you-reviewed': 'collaborative',
  'because-you-looked': 'collaborative',
  'people-like-you': 'collaborative',
  again: 'series',
  'same-organiser': 'organiser',
  'similar-category': 'category',
  'similar-theme': 'theme',
  'same-region': 'region',
  'same-season': 'season',
  popular: 'popularity',
  trending: 'momentum',
  'well-rated': 'rating',
  free: 'price',
  'newly-listed': 'freshness',
  near: 'distance',
  'something-new': 'exploration',
};

/** Whether the reason holds, by the plain facts of the world. */
export function isTrue(
  { code, festivalId, km, days: inDays }: Reason,
  festival: FestivalFeatures,
  terms: Scored['terms'],
  world: World,
): boolean {
  const source = world.interests.find((one) => one.festivalId === festivalId);
  const liked = world.interests
    .filter(({ weight }) => weight > 0)
    .flatMap((one) => world.all.find(({ id }) => id === one.festivalId) ?? []);
  const { startsOn, endsOn, estimated } = festival.edition as NonNullable<FestivalFeatures['edition']>;
  const { model } = world;
  const near = (id: string | undefined) =>
    model
      ?.neighboursOf(model.numberOf.get(id ?? '') ?? -1)
      .numbers.includes(model.numberOf.get(festival.id) ?? -1) === true;
  switch (code) {
    case 'because-you-kept':
      return (
        source !== undefined && source.weight > 0 && source.kinds.includes('bookmark') && near(festivalId)
      );
    case 'because-you-visited':
      return source !== undefined && source.weight > 0 && source.kinds.includes('visit') && near(festivalId);
    case 'again':
      return source !== undefined && source.weight > 0 && festivalId === festival.id;
    case 'same-organiser':
      return liked.some(({ id, organiser }) => id === festivalId && organiser === festival.organiser);
    case 'trending':
      return (model?.liking.momentum[model.numberOf.get(festival.id) ?? -1] ?? 0) > 0;
    case 'free':
      return festival.free === true;
    case 'newly-listed':
      return festival.createdAt >= new Date('2026-10-25T00:00:00+09:00');
    case 'because-you-reviewed':
      return source !== undefined && source.weight > 0 && source.kinds.includes('review') && near(festivalId);
    case 'because-you-looked':
      return source !== undefined && source.weight > 0 && near(festivalId);
    case 'people-like-you':
      return world.interests.some((one) => one.weight > 0 && near(one.festivalId));
    case 'similar-category':
      return liked.some(({ category }) => category === festival.category);
    case 'similar-theme':
      return source !== undefined && source.weight > 0 && liked.some(({ id }) => id === festivalId);
    case 'same-region':
      return liked.some(({ provinceCode }) => provinceCode === festival.provinceCode);
    case 'same-season':
      return liked.some(({ edition }) => edition !== null && monthsApart(edition.startsOn, startsOn) <= 2);
    case 'running-now':
      return !estimated && startsOn <= TODAY && endsOn >= TODAY;
    case 'starts-soon':
    case 'coming':
      return (
        !estimated &&
        addDays(TODAY, inDays as number) === startsOn &&
        (inDays as number) <= 30 === (code === 'starts-soon')
      );
    case 'usually-now':
      return estimated && startsOn <= TODAY;
    case 'usually-soon':
      return estimated && addDays(TODAY, inDays as number) === startsOn;
    case 'near':
      return (
        Math.abs(distanceKm(SEOUL, festival.point as never) - (km as number)) <= 0.5 && (km as number) <= 50
      );
    case 'popular':
      return (
        festival.bookmarkCount + festival.rating.count > 2 ||
        (model?.liking.people[model.numberOf.get(festival.id) ?? -1] ?? 0) > 2
      );
    case 'well-rated':
      return festival.rating.count >= 3 && festival.rating.sum >= 4 * festival.rating.count;
    case 'something-new':
      return terms.some(({ name, value }) => name === 'exploration' && value > 0);
    case 'widened':
      return true;
  }
}

function monthsApart(a: string, b: string): number {
  const apart = Math.abs(Number(a.slice(5, 7)) - Number(b.slice(5, 7)));
  return Math.min(apart, 12 - apart);
}
