import { describe, expect, it } from '@jest/globals';
import { historyOf, type Interactions } from '../model/collaborative/interactions.js';
import { parted, stratified } from './protocols.js';
import { itemListRows, ratingRows } from './rating-rows.js';
import { roundHalfToEven, stratifiedSplit } from './stratified-split.js';

const pairsOf = (interactions: Interactions) =>
  Array.from({ length: interactions.people }, (_, person) =>
    [...historyOf(interactions, person).items].map((item) => `${person}:${item}`),
  ).flat();

describe('the stratified protocol', () => {
  it.each([
    [0.5, 0],
    [1.5, 2],
    [2.5, 2],
    [4.5, 4],
    [2.25, 2],
    [3.75, 4],
  ])('rounds %d half to even: %d', (value, rounded) => expect(roundHalfToEven(value)).toBe(rounded));

  it('trains on the rows of an item with the smallest doubles, in the order of the file', () => {
    // numpy.random.seed(42): 0.3745, 0.9507, 0.7320, 0.5987, 0.1560, 0.1560, 0.0581, 0.8662
    const rows = [1, 1, 1, 1, 2, 2, 1, 1].map((item, at) => ({ item, at }));
    const { train, test } = stratifiedSplit(rows, 42, 0.75);
    // Six of item 1: round(4.5) is 4, so 0.8662 and 0.9507 are tested. Two of item 2: round(1.5) is both.
    expect(train.map(({ at }) => at)).toEqual([0, 2, 3, 4, 5, 6]);
    expect(test.map(({ at }) => at)).toEqual([1, 7]);
  });

  it('tunes on nothing that is measured', () => {
    const text = Array.from({ length: 400 }, (_, at) => `p${at % 20}\ti${(at * 7) % 23}\t3\t${at}`).join(
      '\n',
    );
    const { measured, tunedOn } = stratified(ratingRows(text, 'file'), 5);
    const tested = new Set(pairsOf(measured.held));
    expect(tested.size).toBeGreaterThan(0);
    for (const { train, held } of tunedOn) {
      expect([...pairsOf(train), ...pairsOf(held)].filter((pair) => tested.has(pair))).toEqual([]);
      expect(pairsOf(held).filter((pair) => pairsOf(train).includes(pair))).toEqual([]);
    }
  });
});

describe('parts made by somebody else', () => {
  it('are learned from train, tuned on valid, and neither is proposed at the test', () => {
    const { measured, trainMaskedOnly, tunedOn } = parted({
      train: itemListRows('a x\nb y\n'),
      valid: itemListRows('a y\nb\n'),
      test: itemListRows('a z\nb x\n'),
    });
    expect(pairsOf(measured.train)).toEqual(['0:0', '1:1']);
    expect(pairsOf(measured.held)).toEqual(['0:2', '1:0']);
    expect(pairsOf(measured.known)).toEqual(['0:0', '0:1', '1:1']);
    expect(pairsOf(trainMaskedOnly!.known)).toEqual(['0:0', '1:1']);
    expect(tunedOn.map(({ train, held }) => [pairsOf(train), pairsOf(held)])).toEqual([
      [['0:0', '1:1'], ['0:1']],
    ]);
  });
});

describe('parameters', () => {
  it('are compared by 2,000 people at most, and learned from everybody', () => {
    const lines = Array.from({ length: 5_000 }, (_, person) => `${person} x`).join('\n');
    const rows = itemListRows(lines);
    const { measured, tunedOn } = parted({ train: rows, valid: rows, test: rows });
    expect(pairsOf(measured.train)).toHaveLength(5_000);
    expect(pairsOf(measured.held)).toHaveLength(5_000);
    expect(tunedOn.map(({ train, held }) => [pairsOf(train).length, pairsOf(held).length])).toEqual([
      [5_000, 2_000],
    ]);
  });
});

describe('lines of ratings', () => {
  it('are parted by tabs, blanks, commas or double colons', () => {
    const row = { person: '1', item: '2', rating: 3, at: 86_400 };
    expect(ratingRows('1\t2\t3\t86400\n1 2 3 86400\n\n1,2,3,86400\r\n1::2::3::86400\n', 'file')).toEqual([
      row,
      row,
      row,
      row,
    ]);
  });

  it('or name a person and all that the person has', () => {
    const row = (item: string) => ({ person: 'kim', item, rating: 1, at: undefined });
    expect(itemListRows('kim 3 1\t2\r\nlee\n\n')).toEqual([row('3'), row('1'), row('2')]);
  });

  it('need only name the person and the item', () => {
    expect(ratingRows('kim 영화', 'file')).toEqual([
      { person: 'kim', item: '영화', rating: 1, at: undefined },
    ]);
  });

  it.each(['1', '1 2 good', '1 2 3 yesterday'])('are refused by number where they are not: %s', (line) => {
    expect(() => ratingRows(`1 2\n${line}`, 'some.data')).toThrow('some.data:2');
  });
});
