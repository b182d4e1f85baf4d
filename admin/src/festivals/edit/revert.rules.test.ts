import { describe, expect, it } from '@jest/globals';
import { newEdition } from './edition.values.js';
import type { TrailEntry } from './festival.api.js';
import { nothingSaid } from './festival.values.js';
import { type Present, revertOf } from './revert.rules.js';

type TrailChange = TrailEntry['changes'][number];

const entry = (changes: TrailChange[], more: Partial<TrailEntry> = {}): TrailEntry => ({
  id: '7',
  at: '2027-03-01T00:00:00Z',
  action: 'festival.changed',
  by: { editorId: null, editorName: null, provider: null, importId: null },
  editionId: null,
  changes,
  ...more,
});
const change = (field: string, from: TrailChange['from'], to: TrailChange['to']): TrailChange => ({
  of: 'festival',
  field,
  from,
  to,
});
const ofEdition = (field: string, from: TrailChange['from'], to: TrailChange['to']): TrailChange => ({
  of: 'edition',
  field,
  from,
  to,
});
const present = (festival = {}, edition = {}): Present => ({
  festival: { ...nothingSaid, name: '등불축제', category: 'light', ...festival },
  editions: new Map([['its', { ...newEdition, startsOn: '2027-11-05', endsOn: '2027-11-07', ...edition }]]),
});
const reverted = (of: TrailEntry, now: Present, at = 0) => revertOf(of, of.changes[at]!, now);

describe('taking a change back', () => {
  it('puts the former value into the form, as the form says it', () => {
    const cases = [
      [change('phone', '02-1', '02-2'), { phone: '02-2' }, { phone: '02-1' }],
      [change('phone', null, '02-2'), { phone: '02-2' }, { phone: '' }],
      [change('free', true, null), {}, { free: 'yes' }],
      [change('region', { provinceCode: '44', districtCode: '44180' }, null), {}, { region: '44180' }],
      [change('region', { provinceCode: '44', districtCode: null }, null), {}, { region: '44' }],
      [change('point', { lat: 36.3, lng: 126.5 }, null), {}, { point: { lat: '36.3', lng: '126.5' } }],
      [change('tags', ['밤'], []), {}, { tags: ['밤'] }],
      [change('status', 'published', 'hidden'), { status: 'hidden' }, { status: 'published' }],
    ] as const;
    for (const [one, now, former] of cases)
      expect(reverted(entry([one]), present(now))).toEqual({ of: 'festival', former });
  });

  it('is not offered where the former value is the present one', () => {
    expect(reverted(entry([change('phone', '02-1', '02-2')]), present({ phone: '02-1' }))).toBeNull();
  });

  it('is not offered of what the form cannot say: photos, and a festival without a name', () => {
    expect(reverted(entry([change('coverPhotoId', 'a', 'b')]), present())).toBeNull();
    expect(reverted(entry([change('name', null, '등불축제')]), present())).toBeNull();
  });

  it('is not offered of a beginning or an end, nor of an edition that is gone', () => {
    const days = [ofEdition('startsOn', '2027-10-01', '2027-11-05')];
    const more = { action: 'edition.changed', editionId: 'its' } as const;
    expect(reverted(entry(days, more), present())).not.toBeNull();
    expect(reverted(entry(days, { ...more, action: 'edition.removed' }), present())).toBeNull();
    expect(reverted(entry(days, { ...more, action: 'edition.added' }), present())).toBeNull();
    expect(reverted(entry(days, { ...more, editionId: 'another' }), present())).toBeNull();
    expect(
      reverted(entry([change('phone', null, '02-1')], { action: 'festival.added' }), present()),
    ).toBeNull();
  });

  it('takes both days of an edition back together, and nothing else with them', () => {
    const changes = [
      ofEdition('startsOn', '2027-10-01', '2027-11-05'),
      ofEdition('endsOn', '2027-10-03', '2027-11-07'),
      ofEdition('price', null, '무료'),
    ];
    const moved = entry(changes, { action: 'edition.changed', editionId: 'its' });
    const former = { startsOn: '2027-10-01', endsOn: '2027-10-03' };
    expect(reverted(moved, present(), 0)).toEqual({ of: 'edition', editionId: 'its', former });
    expect(reverted(moved, present(), 1)).toEqual({ of: 'edition', editionId: 'its', former });
    expect(reverted(moved, present({}, { price: '무료' }), 2)).toMatchObject({ former: { price: '' } });
  });
});
