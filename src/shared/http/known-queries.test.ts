import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { KnownQueries } from './known-queries.js';

const schema = z.strictObject({ page: z.coerce.number(), near: z.string().optional() });

function reading() {
  const queries = new KnownQueries();
  let times = 0;
  return {
    ask: (query: object) =>
      queries.read(schema, query, () => {
        times += 1;
        return schema.parse(query);
      }),
    times: () => times,
  };
}

describe('queries that were read before', () => {
  it('When the same is asked again, then it is read once, and nobody can change it for the next', () => {
    const { ask, times } = reading();
    const first = ask({ page: '2' });
    expect(ask({ page: '2' })).toBe(first);
    expect([first, ask({ page: '3' }).page, times()]).toEqual([{ page: 2 }, 3, 2]);
    expect(() => Object.assign(first, { page: 9 })).toThrow(TypeError);
  });

  it('When it cannot be read, then it is refused again and again', () => {
    const { ask, times } = reading();
    for (let time = 0; time < 2; time += 1) expect(() => ask({ pages: '2' })).toThrow('pages');
    expect(times()).toBe(2);
  });

  it('When it tells where somebody is, or is very long, then it is not kept', () => {
    const { ask, times } = reading();
    for (const query of [{ page: '1', near: '37.5,127' }, { page: `1.${'0'.repeat(300)}` }]) {
      expect(ask(query)).toEqual(ask(query));
      expect(ask(query)).not.toBe(ask(query));
    }
    expect(times()).toBe(8);
  });

  it('When more is asked than is kept, then the oldest is read again', () => {
    const { ask, times } = reading();
    for (let page = 0; page <= 500; page += 1) ask({ page: String(page) });
    ask({ page: '500' });
    expect(times()).toBe(501);
    ask({ page: '0' });
    expect(times()).toBe(502);
  });
});
