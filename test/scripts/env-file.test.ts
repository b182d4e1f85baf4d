import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseEnvFile, withEnvFile } from '../../scripts/setup/env-file.mjs';

describe('The env file', () => {
  test('gives plain, exported, quoted and empty values, and skips comments', () => {
    const text = [
      '\uFEFF# comment',
      '',
      'PLAIN=one two # and a comment',
      'export EXPORTED = with-spaces-around ',
      "SINGLE='a # $b \\n' # comment",
      'DOUBLE="line\\none \\"word\\" # inside"',
      'HASH=a#b',
      'EMPTY=',
      'ONLY_COMMENT= # nothing',
      'URL=mysql://u:p=1@h:3306/d?x=y\r',
    ].join('\n');
    expect(parseEnvFile(text)).toEqual({
      PLAIN: 'one two',
      EXPORTED: 'with-spaces-around',
      SINGLE: 'a # $b \\n',
      DOUBLE: 'line\none "word" # inside',
      HASH: 'a#b',
      EMPTY: '',
      ONLY_COMMENT: '',
      URL: 'mysql://u:p=1@h:3306/d?x=y',
    });
  });

  test.each(['no equals sign', '1BAD=x', 'OPEN="never closed', "OPEN='never closed"])(
    'refuses the line %j by its number',
    (line) => {
      expect(() => parseEnvFile(`GOOD=1\n${line}`)).toThrow(/Line 2 of \.env is not KEY=value/);
    },
  );

  test('gives way to the environment, and empty values on either side count as not set', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'fasteval-env-')), '.env');
    await writeFile(path, 'A=file\nB=file\nC=\n');
    expect(withEnvFile(path, { A: 'environment', B: '' })).toEqual({ A: 'environment', B: 'file' });
  });

  test('need not be there', () => {
    expect(withEnvFile('/nowhere/.env', { A: '1' })).toEqual({ A: '1' });
  });
});
