import { describe, expect, it } from '@jest/globals';
import type { Duplicate } from './duplicate.api.js';
import {
  atNextOpen,
  EMPTY,
  pageBehind,
  type Queue,
  stepped,
  type Standing,
  withMore,
  without,
  withStanding,
} from './queue.rules.js';

const pair = (id: string, more: Partial<Duplicate> = {}) =>
  ({ id, version: 1, decision: null, ...more }) as Duplicate;
const abc = withMore(EMPTY, [pair('a'), pair('b'), pair('c')]);
const standing = (queue: Queue, id: string, now: Standing) => withStanding(queue, pair(id), now);
const standings = ({ queued }: Queue) => queued.map((one) => `${one.pair.id} ${one.standing}`);

describe('the queue of pairs', () => {
  it('begins with the first, and steps to its ends', () => {
    expect(abc.at).toBe('a');
    expect(stepped(abc, -1).at).toBe('a');
    expect(stepped(stepped(stepped(abc, 1), 1), 1).at).toBe('c');
  });

  it('goes on to the next that is to be decided, around the end, and stays where there is none', () => {
    expect(atNextOpen(standing(abc, 'a', 'sending')).at).toBe('b');
    const atC = { ...standing(standing(abc, 'c', 'later'), 'a', 'same'), at: 'c' };
    expect(atNextOpen(atC).at).toBe('b');
    expect(atNextOpen(standing(atC, 'b', 'different')).at).toBe('c');
  });

  it('keeps what was decided when more come, and goes on with the new ones where nothing was left', () => {
    const done = standing(standing(standing(abc, 'a', 'same'), 'b', 'later'), 'c', 'different');
    const more = withMore(done, [pair('b'), pair('d')]);
    expect([standings(more), more.at]).toEqual([['a same', 'b later', 'c different', 'd open'], 'd']);
    expect(withMore(abc, [pair('d')]).at).toBe('a');
  });

  it('shows those decided before as decided', () => {
    const decided = withMore(EMPTY, [pair('a', { decision: 'same' }), pair('b', { decision: 'same' })]);
    expect([standings(decided), decided.at]).toEqual([['a same', 'b same'], 'a']);
  });

  it('asks for the page behind those that still wait: what is decided has left the API’s queue', () => {
    expect(pageBehind(abc, 3)).toBe(2);
    expect(pageBehind(standing(abc, 'a', 'same'), 3)).toBe(1);
    expect(pageBehind(standing(abc, 'a', 'later'), 3)).toBe(2);
  });

  it('lets go of a pair that is no more', () => {
    expect(without(abc, 'a')).toEqual({ queued: abc.queued.slice(1), at: 'b' });
    expect(without(abc, 'c').at).toBe('a');
    expect(without(withMore(EMPTY, [pair('a')]), 'a').at).toBeNull();
  });
});
