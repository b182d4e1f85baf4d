import { describe, expect, it } from '@jest/globals';
import { comparedFields, comparedYears, type Spoken } from './compared.rules.js';
import type { Festival, Side } from './duplicate.api.js';

const side = (more: Partial<Side> = {}): Side => ({
  source: 'std',
  authority: '4510000',
  name: '보령 등불축제',
  place: null,
  startsOn: null,
  endsOn: null,
  organiser: null,
  phone: null,
  homepage: null,
  festivalId: null,
  ...more,
});
const record = (more: Partial<Side> = {}): Spoken => ({ side: side(more), festival: null });
const festival = (more: Partial<Festival>): Spoken => ({
  side: side(),
  festival: { name: '보령 등불축제', nameEn: null, formerNames: [], editions: [], ...more } as Festival,
});
const likeness = (left: Spoken, right: Spoken) =>
  Object.fromEntries(comparedFields(left, right, 'ko').map((one) => [one.field, one.likeness]));

describe('two festivals side by side', () => {
  it('are alike where only the way of writing differs', () => {
    const left = record({
      name: '보령 등불 축제',
      phone: '041-930-0000',
      homepage: 'http://www.Lantern.kr/',
      place: '한빛공원 (앞마당)',
      organiser: '한빛문화재단',
    });
    const right = record({
      name: '보령등불축제',
      phone: '041) 930 0000',
      homepage: 'https://lantern.kr',
      place: '한빛공원 앞마당',
      organiser: '한빛 문화재단',
    });
    expect(likeness(left, right)).toEqual({
      names: 'same',
      place: 'same',
      organiser: 'same',
      phone: 'same',
      homepage: 'same',
    });
  });

  it('differ, or only one of them says something; what neither says is left out', () => {
    const left = record({ phone: '041-930-0000', place: '한빛공원' });
    const right = record({ name: '만세보령 빛의향연', place: '새한빛공원' });
    expect(likeness(left, right)).toEqual({ names: 'different', place: 'different', phone: 'oneSided' });
  });

  it('have all names of record and festival, each once, and are of one name if one of them is shared', () => {
    const left = festival({ name: '보령등불축제', nameEn: 'Lantern Festival', formerNames: ['옛 축제'] });
    const right = { ...record({ name: 'lantern festival' }) };
    const [names, former] = comparedFields(left, right, 'ko');
    expect(names).toMatchObject({ left: ['보령등불축제', 'Lantern Festival'], likeness: 'same' });
    expect(former).toMatchObject({ left: ['옛 축제'], right: [], likeness: 'oneSided' });
  });

  it('stand year by year on one line, the newest first, those of one only too', () => {
    const editions = [
      { startsOn: '2025-10-02', endsOn: '2025-10-05' },
      { startsOn: '2026-10-01', endsOn: '2026-10-04' },
      { startsOn: '2026-04-01', endsOn: '2026-04-02' },
    ] as Festival['editions'];
    const right = record({ startsOn: '2026-10-01', endsOn: '2026-10-04' });
    expect(comparedYears(festival({ editions }), right)).toEqual([
      { year: '2026', left: [editions[2], editions[1]], right: [editions[1]], likeness: 'same' },
      { year: '2025', left: [editions[0]], right: [], likeness: 'oneSided' },
    ]);
    expect(comparedYears(record({ startsOn: '2026-10-02' }), right)[0]?.likeness).toBe('different');
  });
});
