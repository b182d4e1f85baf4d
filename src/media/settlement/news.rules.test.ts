import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import type { Manifest } from '../../../lambda/src/contract.js';
import { isNews, OVERRULED, STEPS } from './news.rules.js';

type Standing = Parameters<typeof isNews>[1] & { readonly redrives: number };

const START: Standing = { status: 'awaiting', pipelineVersion: null, attempts: null, redrives: 0 };
const manifest = (status: Manifest['status'], pipelineVersion = 1) =>
  ({ status, pipelineVersion, attempts: 3 }) as Manifest;
const NEWS = {
  'ready v1': manifest('ready', 1),
  'ready v2': manifest('ready', 2),
  rejected: manifest('rejected'),
  failed: manifest('failed'),
};
type News = keyof typeof NEWS;
const OUR_STEPS = ['begin', 'redrive', 'expire', 'fail'] as const;
type Move = News | (typeof OUR_STEPS)[number];

/** The row after a move, as the statements of the repository make it. */
function after(row: Standing, move: Move): Standing {
  if (move === 'redrive')
    return row.status === 'processing' && row.redrives < 3 ? { ...row, redrives: row.redrives + 1 } : row;
  if (move in STEPS) {
    const { from, to } = STEPS[move as keyof typeof STEPS];
    return row.status === from ? { ...row, status: to } : row;
  }
  const news = NEWS[move as News];
  if (!isNews(news, row)) return row;
  if (news.status === 'failed') return { ...row, status: 'failed', attempts: news.attempts };
  return {
    ...row,
    status: news.status,
    attempts: null,
    pipelineVersion: news.status === 'ready' ? news.pipelineVersion : null,
  };
}

const told = ({ status, pipelineVersion, attempts }: Standing) => ({ status, pipelineVersion, attempts });
const endOf = (moves: readonly Move[], from = START) => told(moves.reduce(after, from));

const someNews = fc.array(fc.constantFrom(...(Object.keys(NEWS) as News[])), { minLength: 1, maxLength: 8 });
const someSteps = fc.array(fc.constantFrom(...OUR_STEPS), { maxLength: 8 });
const inAnyOrder = <T>(moves: readonly T[]) => fc.shuffledSubarray([...moves], { minLength: moves.length });

describe('the news of a photo', () => {
  it('E6 When news and our own steps come in any order and repeatedly, then the end is the same', () => {
    const twoOrders = fc
      .tuple(someNews, someSteps)
      .chain(([news, steps]) =>
        fc.tuple(inAnyOrder([...news, ...steps]), inAnyOrder([...news, ...news, ...steps])),
      );
    fc.assert(
      fc.property(twoOrders, ([one, other]) => {
        expect(endOf(one)).toEqual(endOf(other));
      }),
      { numRuns: 5_000 },
    );
  });

  it('E6 When news have come, then the strongest of them stands: ready by the latest pipeline, else rejected, else failed', () => {
    fc.assert(
      fc.property(someNews, someSteps, (news, steps) => {
        const strongest = (['ready v2', 'ready v1', 'rejected', 'failed'] as const).find((one) =>
          news.includes(one),
        );
        expect(endOf([...steps, ...news])).toEqual(endOf([strongest as News]));
      }),
      { numRuns: 2_000 },
    );
  });

  it('When a photo is ready, then nothing but a later pipeline changes it', () => {
    const moves = fc.array(fc.constantFrom<Move>('ready v1', 'rejected', 'failed', ...OUR_STEPS));
    fc.assert(
      fc.property(moves, (rest) => {
        expect(endOf(['ready v1', ...rest])).toEqual({ status: 'ready', pipelineVersion: 1, attempts: null });
      }),
      { numRuns: 2_000 },
    );
    expect(OVERRULED.failed).not.toContain('ready');
  });
});
