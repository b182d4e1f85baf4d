import { describe, expect, it } from '@jest/globals';
import { FestivalIndex } from './festival-index.js';
import { KnownAnswers } from './known-answers.js';
import { aListedFestival } from './listed-festival.example.js';

const ALL = {};
const FIRST_PAGE = { skip: 0, take: 20 };

function indexOf(...ids: string[]): FestivalIndex {
  const index = new FestivalIndex(0);
  index.apply(new Map(ids.map((id) => [id, aListedFestival(id)])));
  return index;
}

describe('answers that are kept', () => {
  it('When the same query comes again, then it is not looked for again, and any other is', () => {
    const [index, answers] = [indexOf('a', 'b'), new KnownAnswers()];
    const first = answers.to(index, ALL, FIRST_PAGE);
    expect(answers.to(index, ALL, { ...FIRST_PAGE })).toBe(first);
    expect(answers.to(index, { category: ['sea'] }, FIRST_PAGE).total).toBe(0);
    const idsIn = (skip: number, take: number) =>
      answers.to(index, ALL, { skip, take }).found.map(({ festival: { id } }) => id);
    expect([idsIn(1, 1), idsIn(0, 1)]).toEqual([['b'], ['a']]);
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

  it('When more than a page is asked for, then that is not kept', () => {
    const [index, answers] = [indexOf('a'), new KnownAnswers()];
    const feed = () => answers.to(index, ALL, { skip: 0, take: 2_000 });
    expect(feed()).not.toBe(feed());
    expect(feed().total).toBe(1);
  });
});

describe('the tag of an answer', () => {
  it('When it is shown in another form or another language, then its tag is another, and the same again', () => {
    const answer = new KnownAnswers().to(indexOf('a'), ALL, FIRST_PAGE);
    const [list, feed] = [{ page: 1 }, { format: 'rss' }];
    const tags = [answer.tagIn(list, 'ko'), answer.tagIn(list, 'en'), answer.tagIn(feed, 'ko')];
    expect(new Set(tags).size).toBe(3);
    expect([answer.tagIn(list, 'ko'), answer.tagIn(list, 'en'), answer.tagIn(feed, 'ko')]).toEqual(tags);
  });
});
