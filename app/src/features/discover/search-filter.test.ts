import { describe, expect, it } from '@jest/globals';
import { filterOf, paramsOf, queryOf } from './search-filter.js';

const TODAY = '2026-11-24';
const NOTHING = { q: '', region: '', category: '', when: '' } as const;

describe('the search in the address', () => {
  it('is read back as it was written', () => {
    const filter = { q: '불꽃 축제', region: '44', category: 'light', when: 'weekend' } as const;
    expect(filterOf(paramsOf(filter))).toEqual(filter);
    expect(paramsOf(NOTHING).toString()).toBe('');
  });

  it('drops what is no kind, no word and no day', () => {
    expect(filterOf(new URLSearchParams('category=nonsense&when=someday'))).toEqual(NOTHING);
    expect(filterOf(new URLSearchParams('when=2026-13-40'))).toEqual(NOTHING);
    expect(filterOf(new URLSearchParams('when=2026-12-24'))).toEqual({ ...NOTHING, when: '2026-12-24' });
  });
});

describe('what the API is asked', () => {
  it('leaves out what nobody asked for', () => {
    expect(queryOf({ ...NOTHING, q: '  ' }, undefined, TODAY)).toEqual({});
  });

  it('turns words and days into days, and nearness into an order', () => {
    expect(queryOf({ ...NOTHING, when: 'now' }, undefined, TODAY)).toEqual({ from: TODAY, to: TODAY });
    expect(queryOf({ ...NOTHING, when: '2026-12-24' }, undefined, TODAY)).toEqual({
      from: '2026-12-24',
      to: '2026-12-24',
    });
    expect(queryOf({ ...NOTHING, q: ' ㅂㄹㅁㄷ ' }, '36.31,126.51', TODAY)).toEqual({
      q: 'ㅂㄹㅁㄷ',
      near: '36.31,126.51',
      sort: 'distance',
    });
  });
});
