import type { FestivalFeatures } from '../../festivals/index.js';
import type { Day } from '../../shared/clock.js';

/** A festival whose edition in view is still to be enjoyed. */
export type Candidate = FestivalFeatures & { readonly edition: NonNullable<FestivalFeatures['edition']> };

/** True where the edition in view takes place and is not over on that day. */
export function isOpen({ edition }: Pick<FestivalFeatures, 'edition'>, today: Day): boolean {
  return (
    edition !== null &&
    edition.endsOn >= today &&
    !['cancelled', 'postponed', 'ended'].includes(edition.status)
  );
}
