import type { Day } from '../../shared/clock.js';
import { phaseOf } from './edition-in-view.rules.js';
import type { EditionEntity, EditionStatus } from './edition.entity.js';
import type { EditionView } from './edition.schemas.js';

export function editionViewOf(edition: EditionEntity, today: Day): EditionView {
  const { id, year, ordinal, startsOn, endsOn, programme, price, ageLimit, version, updatedAt } = edition;
  return {
    id,
    year,
    ordinal,
    startsOn,
    endsOn,
    status: statusToday(edition, today),
    programme,
    price,
    ageLimit,
    version,
    updatedAt: updatedAt.toISOString(),
  };
}

/** Nobody marks an edition as over when its last day has passed; it is all the same. */
export function statusToday(edition: EditionEntity, today: Day): EditionStatus {
  return phaseOf(edition.status, edition, today) === 'ended' ? 'ended' : edition.status;
}
