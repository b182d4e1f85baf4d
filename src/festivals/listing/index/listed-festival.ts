import type { DayNumber } from '../../../shared/clock.js';
import type { CategoryCode } from '../../category.js';
import type { EditionStatus } from '../../edition/edition.entity.js';
import type { Point } from '../../festival.facts.js';
import type { DatedPhase } from './soonest.rules.js';

/** What the index knows of a published festival. */
export interface ListedFestival {
  readonly id: string;
  readonly category: CategoryCode;
  readonly provinceCode: string | null;
  readonly districtCode: string | null;
  readonly tags: readonly string[];
  readonly free: boolean | null;
  readonly point: Point | null;
  readonly rating: { readonly sum: number; readonly count: number };
  readonly bookmarkCount: number;
  readonly updatedAt: number;
  readonly coverPhotoId: string | null;
  readonly editions: readonly ListedEdition[];
  /** What it shows on the day of the index. */
  readonly inView: DatedPhase | null;
  /** Equal for equal content, on every instance. */
  readonly fingerprint: string;
}

export interface ListedEdition {
  readonly startsOn: DayNumber;
  readonly endsOn: DayNumber;
  readonly status: EditionStatus;
}
