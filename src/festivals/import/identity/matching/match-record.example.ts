import type { MatchRecord } from './match-record.js';

const TOWN = { provinceCode: '44', districtCode: '44180' };

let count = 0;
/** A usual record but for what the test says; each has a key of its own. */
export const record = (more: Partial<MatchRecord> = {}): MatchRecord => {
  count += 1;
  return {
    key: `std ${String(count)}`,
    provider: 'std',
    authority: 'A',
    externalId: null,
    language: 'ko',
    name: '보령 등불축제',
    otherNames: [],
    region: TOWN,
    point: null,
    place: null,
    organiser: null,
    host: null,
    phone: null,
    homepage: null,
    pictures: [],
    days: { startsOn: '2026-10-02', endsOn: '2026-10-04' },
    ordinal: null,
    referenceDay: null,
    ...more,
  };
};
