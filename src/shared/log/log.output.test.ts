import { execFile } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';

/** What a process says that runs this and comes to its end in the same turn. */
function saidBy(program: string): Promise<string[]> {
  const output = new URL('log.output.ts', import.meta.url).href;
  const script = `
    import { outputByTurns } from ${JSON.stringify(output)};
    const output = outputByTurns();
    const say = (line) => output.write(line + '\\n');
    ${program}`;
  const options = ['--import', 'tsx', '--input-type=module', '--eval', script];
  return new Promise((resolve) => {
    execFile(process.execPath, options, (_error, stdout) => resolve(stdout.split('\n').slice(0, -1)));
  });
}

describe('what is said on standard output', () => {
  it('When a process ends or fails in the middle of a turn, then all that it said is there, in order', async () => {
    const [ended, failed] = await Promise.all([
      saidBy(`for (let at = 0; at < 500; at += 1) say('축제 ' + at); process.exit(3);`),
      saidBy(`say('before'); setTimeout(() => { say('at last'); throw new Error('on purpose'); }, 1);`),
    ]);
    expect(ended).toEqual(Array.from({ length: 500 }, (_, at) => `축제 ${at}`));
    expect(failed).toEqual(['before', 'at last']);
  });
});
