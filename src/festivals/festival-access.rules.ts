import { type CurrentAccount, may } from '../auth/index.js';
import { DomainError } from '../shared/problem/problem.js';
import type { FestivalStatus } from './festival.entity.js';
import { festivalProblems } from './festivals.problems.js';
import type { RegionCodes } from './region/region.rules.js';

/** Drafts and hidden festivals are there for editors; to everybody else they do not exist. */
export function maySee(status: FestivalStatus, viewer: CurrentAccount | undefined): boolean {
  return may(viewer, 'read', 'Festival', { status });
}

/** Editors may be bound to regions. */
export function isOfTheirRegion(region: RegionCodes | null, me: CurrentAccount): boolean {
  const regions =
    region === null ? [] : [region.provinceCode, region.districtCode].filter((code) => code !== null);
  return may(me, 'edit', 'Festival', { regions });
}

/** @throws DomainError region-not-yours */
export function mustBeOfTheirRegion(region: RegionCodes | null, me: CurrentAccount): void {
  if (!isOfTheirRegion(region, me)) throw new DomainError(festivalProblems.regionNotYours);
}
