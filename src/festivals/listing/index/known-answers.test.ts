import { describe, expect, it } from '@jest/globals';
import { FestivalIndex } from './festival-index.js';
import { KnownAnswers } from './known-answers.js';
import { aListedFestival } from './listed-festival.example.js';

const ALL = { relevance: null };
const FIRST_PAGE = { skip: 0, take: 20 };

function indexOf(...ids: string[]): FestivalIndex {
  const index = new FestivalIndex(0);
  index.apply(new Map(ids.map((id) => [id, aListedFestival(id)])));
  return index;
}

describe('answers that are kept', () => {
  it('When the same is asked again, then it is not looked for again, and anything else is', () => {
    const [index, answers] = [indexOf('a', 'b'), new KnownAnswers()];
    const first = answers.to(index, { ...ALL, category: ['food'] }, FIRST_PAGE);
    expect(answers.to(index, { ...ALL, category: ['food'] }, FIRST_PAGE)).toBe(first);
    expect(answers.to(index, { ...ALL, category: ['sea'] }, FIRST_PAGE).total).toBe(0);
    expect(answers.to(index, ALL, { skip: 1, take: 1 }).found.map(({ festival: { id } }) => id)).toEqual([
      'b',
    ]);
  });

  it('When the index takes something in, then what was kept is not given any more', () => {
    const [index, answers] = [indexOf('a'), new KnownAnswers()];
    const before = answers.to(index, ALL, FIRST_PAGE);
    index.apply(new Map([['a', aListedFestival('a', { fingerprint: 'another' })]]));
    const after = answers.to(index, ALL, FIRST_PAGE);
    expect(after.found[0]?.festival.fingerprint).toBe('another');
    expect(after.digest).not.toBe(before.digest);
    index.apply(new Map([['a', null]]));
    expect(answers.to(index, ALL, FIRST_PAGE).total).toBe(0);
  });

  it('When the index is made anew, for another day, then nothing of the old one is given', () => {
    const answers = new KnownAnswers();
    expect(answers.to(indexOf('a'), ALL, FIRST_PAGE).total).toBe(1);
    const [today, tomorrow] = [indexOf('b', 'c'), new FestivalIndex(1)];
    const old = answers.to(today, ALL, FIRST_PAGE);
    tomorrow.apply(today.festivalsById());
    const anew = answers.to(tomorrow, ALL, FIRST_PAGE);
    expect([old.total, anew.total]).toEqual([2, 2]);
    expect(anew.digest).not.toBe(old.digest);
  });

  it('When more is asked than is kept, then the oldest is looked for again', () => {
    const [index, answers] = [indexOf('a'), new KnownAnswers()];
    const part = (skip: number) => answers.to(index, ALL, { skip, take: 1 });
    const first = part(0);
    for (let skip = 1; skip < 1_000; skip += 1) part(skip);
    expect(part(0)).toBe(first);
    part(1_000);
    expect(part(0)).not.toBe(first);
    expect(part(0).found).toEqual(first.found);
  });

  it('When somebody asks from where they are, or for more than a page, then that is not kept', () => {
    const [index, answers] = [indexOf('a'), new KnownAnswers()];
    const fromHere = () => answers.to(index, { ...ALL, near: { lat: 37.5, lng: 127 } }, FIRST_PAGE);
    const feed = () => answers.to(index, ALL, { skip: 0, take: 2_000 });
    for (const ask of [fromHere, feed]) {
      expect(ask()).not.toBe(ask());
      expect(ask().total).toBe(1);
    }
  });
});
