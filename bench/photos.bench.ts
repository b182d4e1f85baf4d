/**
 * What the way of a photo costs, each figure beside a baseline measured in the same run on the same photos.
 * Linux; on a machine that does nothing else.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { machine, type Row, tableOf } from './measure.js';
import { functionCost } from './photos/function-cost.js';
import { neighbours } from './photos/neighbours.js';
import { serverCost } from './photos/server-cost.js';
import { startStack } from './photos/stack.js';
import { ticketCost } from './photos/ticket-cost.js';
import { workload } from './photos/workload.js';

const say = (line: string): void => console.log(line);
const rows: Row[] = [];

say('Drawing the photos');
const photos = await workload(say);
const stack = await startStack();
say('Uploading them, and resizing them in the request');
rows.push(...(await serverCost(stack, photos)));
say('Working on them one by one');
rows.push(...(await functionCost(photos)));
say('Asking for tickets');
rows.push(await ticketCost(stack));
say('Reading festivals beside 300 uploads');
await loadSample(stack.environment);
rows.push(await neighbours(stack));
await stack.stop();
say(`\n${machine()}\n\n${tableOf(rows)}`);

/** The catalogue that a first start loads, so that there is something to read. */
async function loadSample(environment: Record<string, string>): Promise<void> {
  const env = { ...process.env, ...environment };
  const editor = {
    email: 'editor@example.com',
    password: 'a long pass phrase for benchmarks',
    role: 'editor',
  };
  const accounts = promisify(execFile)(process.execPath, ['dist/src/cli/accounts.js'], { env });
  accounts.child.stdin?.end(JSON.stringify([{ ...editor, displayName: 'Editor' }]));
  await accounts;
  await promisify(execFile)(process.execPath, ['dist/src/cli/sample.js', editor.email], { env });
}
