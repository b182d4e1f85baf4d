import { describe, expect, it } from '@jest/globals';
import { type Command, matching } from './command.rules.js';

const command = (text: string, hint?: string): Command => ({
  id: text,
  group: 'pages',
  text,
  run: () => undefined,
  ...(hint !== undefined && { hint }),
});
const commands = [
  command('중복 후보', '/duplicates'),
  command('감사 기록', '/audit'),
  command('Data quality'),
];
const found = (typed: string) => matching(commands, typed).map(({ text }) => text);

describe('what is found in the palette', () => {
  it('is everything while nothing is typed', () => {
    expect(found('  ')).toEqual(['중복 후보', '감사 기록', 'Data quality']);
  });

  it('has every word that was typed, in any order and case, with or without spaces', () => {
    expect(found('중복후')).toEqual(['중복 후보']);
    expect(found('QUALITY data')).toEqual(['Data quality']);
    expect(found('기록 감사')).toEqual(['감사 기록']);
    expect(found('기록 중복')).toEqual([]);
    expect(found('중복'.normalize('NFD'))).toEqual(['중복 후보']);
  });

  it('is also found by its address', () => {
    expect(found('audit')).toEqual(['감사 기록']);
  });
});
