import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evaluateCommand } from './evaluate.command.js';

describe('npm run evaluate', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fasteval-evaluate-'));
    writeFileSync(join(folder, 'train'), 'a x\nb x\nc y\nd x\n');
    writeFileSync(join(folder, 'valid'), 'a y\n');
    writeFileSync(join(folder, 'test'), 'c x\na z\n');
    writeFileSync(join(folder, 'broken'), 'a x 5\nalone\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const at = (name: string) => join(folder, name);
  const files = () => ['--train', at('train'), '--valid', at('valid'), '--test', at('test')];

  async function ran(args: readonly string[], locale: 'ko' | 'en' = 'en') {
    const printed: string[] = [];
    const told: string[] = [];
    const code = await evaluateCommand(args, locale, {
      print: (text) => printed.push(...text.split('\n')),
      tell: (text) => told.push(text),
    });
    return { code, printed, told: told.join('\n') };
  }

  it('ends with one line of JSON, its keys named by k', async () => {
    const { code, printed } = await ran([
      '--protocol',
      'files',
      ...files(),
      '--model',
      'popularity',
      '--k',
      '2',
    ]);
    expect(code).toBe(0);
    // a has x and y, so z is found first; c has y, so x is.
    expect(JSON.parse(printed.at(-1)!)).toMatchObject({
      protocol: 'files',
      model: 'popularity',
      'ndcg@2': 1,
      'map@2': 1,
      'precision@2': 0.5,
      'recall@2': 1,
      trainMaskedOnly: { 'map@2': 0.75 },
      people: 2,
      trainedOn: 4,
      heldOut: 2,
    });
    expect(printed.join('\n')).toContain('popularity                     1.0000');
  });

  it.each([
    [['--protocol', 'guesswork'], '--protocol guesswork is not known. Known are stratified, files.'],
    [[], '--protocol is missing: stratified, files'],
    [['--protocol', 'stratified'], '--ratings needs the name of a file.'],
    [['--protocol', 'stratified', '--ratings', 'x', '--model', 'magic'], '--model magic is not known.'],
    [['--protocol', 'stratified', '--ratings', 'x', '--seed', '-1'], "'--seed"],
    [['--protocol', 'stratified', '--ratings', 'x', '--seed', '1.5'], '--seed 1.5 is not a whole number'],
    [['--protocol', 'files', '--k', '0'], '--k 0 is not a whole number from 1 to 1000.'],
    [['--protocol', 'files', '--colour', 'red'], "'--colour'"],
    [['--protocol', 'stratified', '--ratings', '/nowhere/at/all'], '/nowhere/at/all cannot be read.'],
  ])('says what to put right in %j', async (args, sentence) => {
    const { code, printed, told } = await ran(args);
    expect([code, printed]).toEqual([1, []]);
    expect(told).toContain(sentence);
  });

  it('names the line that it cannot read, in the language of the person', async () => {
    const args = ['--protocol', 'stratified', '--ratings', at('broken')];
    expect((await ran(args)).told).toBe(
      `Line 2 of ${at('broken')} is not of the form 'user item [rating [time]]'.`,
    );
    expect((await ran(args, 'ko')).told).toContain(`${at('broken')} 2번째 줄은`);
  });
});
