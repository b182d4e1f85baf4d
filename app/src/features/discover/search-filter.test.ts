import { describe, expect, it } from '@jest/globals';
import { filterOf, NO_FILTER, paramsOf, queryOf } from './search-filter.js';

const TODAY = '2026-11-24';

describe('the search in the address', () => {
  it('is read back as it was written', () => {
    const filter = { q: '불꽃 축제', region: '44', category: 'light', tag: '강', when: 'weekend' } as const;
    expect(filterOf(paramsOf(filter))).toEqual(filter);
    expect(paramsOf(NO_FILTER).toString()).toBe('');
  });

  it('drops what is no kind, no word and no day', () => {
    expect(filterOf(new URLSearchParams('category=nonsense&when=someday'))).toEqual(NO_FILTER);
    expect(filterOf(new URLSearchParams('when=2026-13-40'))).toEqual(NO_FILTER);
    expect(filterOf(new URLSearchParams('when=2026-12-24'))).toEqual({ ...NO_FILTER, when: '2026-12-24' });
  });
});

describe('what the API is asked', () => {
  it('is everything that was chosen', () => {
    const chosen = { q: '불꽃', region: '44', category: 'light', tag: '강' } as const;
    expect(queryOf({ ...NO_FILTER, ...chosen }, undefined, TODAY)).toEqual(chosen);
  });

  it('leaves out what nobody asked for', () => {
    expect(queryOf({ ...NO_FILTER, q: '  ' }, undefined, TODAY)).toEqual({});
  });

  it('turns words and days into days, and nearness into an order', () => {
    expect(queryOf({ ...NO_FILTER, when: 'now' }, undefined, TODAY)).toEqual({ from: TODAY, to: TODAY });
    expect(queryOf({ ...NO_FILTER, when: '2026-12-24' }, undefined, TODAY)).toEqual({
      from: '2026-12-24',
      to: '2026-12-24',
    });
    expect(queryOf({ ...NO_FILTER, q: ' ㅂㄹㅁㄷ ' }, '36.31,126.51', TODAY)).toEqual({
      q: 'ㅂㄹㅁㄷ',
      near: '36.31,126.51',
      sort: 'distance',
    });
  });
});
