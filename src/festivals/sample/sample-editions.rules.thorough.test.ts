import { beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, daysBetween, isDay, type Day } from '../../shared/clock.js';
import { readSampleCatalogue, type SampleFestival } from './sample-catalogue.js';
import { always, placeEditions, type SampleEdition } from './sample-editions.rules.js';

let festivals: SampleFestival[];
let placed: { today: Day; editions: SampleEdition[] }[];

beforeAll(async () => {
  festivals = await readSampleCatalogue();
  placed = Array.from({ length: 366 }, (_, day) => addDays('2028-01-01', day)).map((today) => ({
    today,
    editions: placeEditions(festivals, today),
  }));
});

const held = (editions: SampleEdition[]) => editions.filter(({ status }) => status === 'scheduled');

describe('the editions of the sample catalogue', () => {
  it('are the same for the same day', () => {
    expect(placeEditions(festivals, '2026-11-24')).toEqual(placeEditions(festivals, '2026-11-24'));
  });

  it('let some festivals run and many start soon on each of the 366 days of a year', () => {
    const bare = placed.filter(({ today, editions }) => {
      const running = held(editions).filter(({ startsOn, endsOn }) => startsOn <= today && endsOn >= today);
      const soon = held(editions).filter(
        ({ startsOn }) => startsOn > today && daysBetween(today, startsOn) <= always.soonDays,
      );
      return running.length < always.running || soon.length < always.startingSoon;
    });
    expect(bare).toEqual([]);
  });

  it('stay within three and a half weeks of their season, moved or not', () => {
    const usual = new Map(festivals.map((festival) => [festival.key, festival.usual]));
    // Most days show the same ones as the day before.
    const all = placed.flatMap(({ editions }) => editions);
    const different = new Map(all.map((edition) => [`${edition.key} ${edition.startsOn}`, edition]));
    const strays = [...different.values()].filter(({ key, startsOn }) => {
      const { month, day, week } = usual.get(key)!;
      const inSeason = `${startsOn.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
      const away = Math.abs(daysBetween(addDays(inSeason, (day ?? week! * 7) - 1), startsOn)) % 364;
      return Math.min(away, 364 - away) > 25;
    });
    expect(strays).toEqual([]);
  });

  it('are well-formed: real days in order, one a festival and year, nothing ended in the future', () => {
    for (const { today, editions } of placed.filter((_, day) => day % 30 === 0)) {
      expect(new Set(editions.map(({ key, year }) => `${key} ${year}`)).size).toBe(editions.length);
      const malformed = editions.filter(({ startsOn, endsOn, status }) => {
        if (!isDay(startsOn) || !isDay(endsOn) || startsOn > endsOn) return true;
        return status !== 'cancelled' && (status === 'ended') !== endsOn < today;
      });
      expect(malformed).toEqual([]);
    }
  });

  it('give each festival three past ones and most of them a next one', () => {
    const editions = placeEditions(festivals, '2026-11-24');
    for (const { key } of festivals) {
      const own = editions.filter((edition) => edition.key === key).length;
      expect([key, own === 3 || own === 4]).toEqual([key, true]);
    }
    expect(editions.length).toBeGreaterThan(festivals.length * 3.7);
  });

  it('are called off now and then, always some of the coming ones', () => {
    for (const { today, editions } of placed.filter((_, day) => day % 30 === 0)) {
      const off = editions.filter(({ status }) => status === 'cancelled' || status === 'postponed');
      const coming = off.filter(({ endsOn }) => endsOn >= today);
      expect(off.length / editions.length).toBeGreaterThan(0.015);
      expect(off.length / editions.length).toBeLessThan(0.05);
      expect(new Set(coming.map(({ status }) => status))).toEqual(new Set(['cancelled', 'postponed']));
    }
  });

  it('fall on the n-th Friday, short ones on the Saturday, or on the given day', () => {
    const at = (usual: SampleFestival['usual']) =>
      placeEditions([{ key: 'one', usual }], '2026-01-01').find(({ year }) => year === 2025)?.startsOn;
    expect(at({ month: 8, week: 1, lengthDays: 3 })).toBe('2025-08-01');
    expect(at({ month: 8, week: 2, lengthDays: 1 })).toBe('2025-08-09');
    expect(at({ month: 10, day: 3, lengthDays: 16 })).toBe('2025-10-03');
  });
});
