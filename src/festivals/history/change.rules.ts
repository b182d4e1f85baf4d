import type { Day } from '../../shared/clock.js';
import type { EditionStatus } from '../edition/edition.entity.js';
import type { Days } from '../edition/estimate.rules.js';
import type { FestivalStatus } from '../festival.entity.js';

/** What can happen to a festival, as people would say it. */
export const CHANGE_KINDS = [
  'new',
  'announced',
  'moved',
  'postponed',
  'cancelled',
  'rescheduled',
  'reinstated',
  'retracted',
  'renamed',
  'withdrawn',
  'restored',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface FestivalState {
  readonly name: string;
  readonly status: FestivalStatus;
}

export interface EditionState extends Days {
  readonly status: EditionStatus;
}

/** How something was before a decision and how it is after it; null where it was or is not there. */
export interface Step<State> {
  readonly before: State | null;
  readonly after: State | null;
}

export interface Change {
  readonly kind: ChangeKind;
  readonly editionId: string | null;
  readonly name: { readonly from: string; readonly to: string } | null;
  readonly days: { readonly from: Days | null; readonly to: Days | null } | null;
}

/**
 * What one decision did, as far as the public could see it: nothing of drafts and hidden festivals, and of one that
 * appears or goes nothing else. An edition that is over by `today` is no news when it is added or taken away.
 */
export function changesOf(
  festival: Step<FestivalState>,
  editions: ReadonlyMap<string, Step<EditionState>>,
  wasPublicBefore: boolean,
  today: Day,
): Change[] {
  const [before, after] = [isPublic(festival.before), isPublic(festival.after)];
  if (!before && after) return [ofFestival(wasPublicBefore ? 'restored' : 'new')];
  if (before && !after) return [ofFestival('withdrawn')];
  if (!after) return [];
  const [from, to] = [festival.before?.name ?? '', festival.after?.name ?? ''];
  return [
    ...(from === to ? [] : [{ ...ofFestival('renamed'), name: { from, to } }]),
    ...[...editions].flatMap(([id, step]) => ofEdition(id, step, today)),
  ];
}

export function isPublic(state: FestivalState | null): boolean {
  return state?.status === 'published';
}

function ofFestival(kind: ChangeKind): Change {
  return { kind, editionId: null, name: null, days: null };
}

function ofEdition(editionId: string, step: Step<EditionState>, today: Day): Change[] {
  const kind = kindOf(step, today);
  if (kind === null) return [];
  return [{ kind, editionId, name: null, days: { from: daysOf(step.before), to: daysOf(step.after) } }];
}

function kindOf({ before, after }: Step<EditionState>, today: Day): ChangeKind | null {
  if (before === null && after === null) return null;
  if (after === null) return before !== null && before.endsOn >= today ? 'retracted' : null;
  const isOff = after.status === 'cancelled' || after.status === 'postponed';
  if (before === null) {
    if (after.endsOn < today) return null;
    return isOff ? after.status : 'announced';
  }
  if (isOff && after.status !== before.status) return after.status;
  const hasMoved = before.startsOn !== after.startsOn || before.endsOn !== after.endsOn;
  const wasOff = before.status === 'cancelled' || before.status === 'postponed';
  if (wasOff && !isOff) return hasMoved ? 'rescheduled' : 'reinstated';
  return hasMoved ? 'moved' : null;
}

function daysOf(state: EditionState | null): Days | null {
  return state === null ? null : { startsOn: state.startsOn, endsOn: state.endsOn };
}
