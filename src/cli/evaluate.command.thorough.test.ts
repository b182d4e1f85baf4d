/** @jest-environment ./test/support/native-numbers.environment.mjs */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evaluateCommand } from './evaluate.command.js';

/** Four answers at the moments 1 to 4, so that the last is what is to be foretold. */
const RSVPS = [
  'memberId,memberLat,memberLon,eventId,eventTime,groupId,venueId,venueLat,venueLon,rsvpTime,rsvpRating',
  'a,1,1,first,9,club,hall,1,1,1,1',
  'b,1,1,first,9,club,hall,1,1,2,1',
  'b,1,1,second,9,choir,hall,1,1,3,1',
  'a,1,1,second,9,choir,hall,1,1,4,1',
].join('\n');

describe('npm run evaluate', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fasteval-evaluate-'));
    writeFileSync(join(folder, 'train'), 'a x\nb x\nc y\nd x\n');
    writeFileSync(join(folder, 'valid'), 'a y\n');
    writeFileSync(join(folder, 'test'), 'c x\na z\n');
    writeFileSync(join(folder, 'rsvps'), RSVPS);
    writeFileSync(join(folder, 'nobody'), RSVPS.replaceAll(/1$/gm, '0'));
    writeFileSync(join(folder, 'groups'), 'userId,groupId\na,club\n');
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
    [['--protocol', 'guesswork'], '--protocol guesswork is not known. Known are stratified, files, events.'],
    [[], '--protocol is missing: stratified, files, events'],
    [['--protocol', 'stratified'], '--ratings needs the name of a file.'],
    [['--protocol', 'stratified', '--ratings', 'x', '--model', 'magic'], '--model magic is not known.'],
    [['--protocol', 'stratified', '--ratings', 'x', '--seed', '-1'], "'--seed"],
    [['--protocol', 'stratified', '--ratings', 'x', '--seed', '1.5'], '--seed 1.5 is not a whole number'],
    [['--protocol', 'files', '--k', '0'], '--k 0 is not a whole number from 1 to 1000.'],
    [['--protocol', 'files', '--colour', 'red'], "'--colour'"],
    [['--protocol', 'events', '--rsvps', 'x'], '--groups needs the name of a file.'],
    [['--protocol', 'stratified', '--ratings', '/nowhere/at/all'], '/nowhere/at/all cannot be read.'],
  ])('says what to put right in %j', async (args, sentence) => {
    const { code, printed, told } = await ran(args);
    expect([code, printed]).toEqual([1, []]);
    expect(told).toContain(sentence);
  });

  const events = (rsvps: string) => ['--protocol', 'events', '--rsvps', at(rsvps), '--groups', at('groups')];

  it.each(['popularity', 'product'])(
    'tells of events what it tells of items, and of the cold and of new people besides: %s',
    async (model) => {
      const { code, printed } = await ran([...events('rsvps'), '--model', model]);
      expect(code).toBe(0);
      // Only the second is left for a, who accepted the first.
      expect(JSON.parse(printed.at(-1)!)).toMatchObject({
        protocol: 'events',
        model,
        'ndcg@10': 1,
        'map@10': 1,
        'precision@10': 0.1,
        'recall@10': 1,
        'coldRecall@10': 0,
        people: 1,
        newPeople: { 'ndcg@10': 0, people: 0 },
        candidates: 2,
        trainedOn: 3,
        heldOut: 1,
      });
    },
  );

  it('says why events cannot be foretold', async () => {
    expect((await ran(events('groups'))).told).toBe(`${at('groups')} has no column memberId.`);
    expect((await ran(events('nobody'))).told).toBe(
      'Nobody accepted anything, so there is nothing to foretell.',
    );
    expect((await ran(events('groups'), 'ko')).told).toContain('memberId 열이 없습니다.');
  });

  it('names the line that it cannot read, in the language of the person', async () => {
    const args = ['--protocol', 'stratified', '--ratings', at('broken')];
    expect((await ran(args)).told).toBe(
      `Line 2 of ${at('broken')} is not of the form 'user item [rating [time]]'.`,
    );
    expect((await ran(args, 'ko')).told).toContain(`${at('broken')} 2번째 줄은`);
  });
});
