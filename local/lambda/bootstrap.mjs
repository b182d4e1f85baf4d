/**
 * What AWS calls the runtime: loads the function and fetches one invocation after the other from the Runtime
 * API. Plain JavaScript, so that the process holds the bundle and nothing of ours beside it.
 */
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

const { AWS_LAMBDA_RUNTIME_API: api, LAMBDA_TASK_ROOT: root, _HANDLER: handlerName } = process.env;
const runtime = `http://${api}/2018-06-01/runtime`;

// The host holds the other end of our stdin: when it is gone, however it went, so are we. A thread of its own
// notices even while the function is in a busy loop, and keeps the process from ending when nothing else would.
const lifeline = `
  const stdin = new (require('node:net').Socket)({ fd: 0 });
  stdin.on('error', () => undefined).on('close', () => process.kill(process.pid, 'SIGKILL')).resume();
`;
new Worker(lifeline, { eval: true });

// Ctrl-C reaches every process of the terminal; when the function ends is for the host to say.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);

const post = (path, body) => fetch(`${runtime}${path}`, { method: 'POST', body: JSON.stringify(body) });
const describe = (error) => ({
  errorType: error?.name ?? 'Error',
  errorMessage: error?.message ?? String(error),
  stackTrace: String(error?.stack ?? '')
    .split('\n')
    .slice(1),
});

async function load() {
  const [file, name] = [handlerName.slice(0, handlerName.lastIndexOf('.')), extname(handlerName).slice(1)];
  const module = await import(pathToFileURL(join(root, basename(file))).href);
  if (typeof module[name] !== 'function') throw new Error(`${handlerName} is no function`);
  return module[name];
}

async function next(handler) {
  const response = await fetch(`${runtime}/invocation/next`);
  const awsRequestId = response.headers.get('lambda-runtime-aws-request-id');
  const deadline = Number(response.headers.get('lambda-runtime-deadline-ms'));
  const event = await response.json();
  try {
    const context = { awsRequestId, getRemainingTimeInMillis: () => deadline - Date.now() };
    await post(`/invocation/${awsRequestId}/response`, (await handler(event, context)) ?? null);
  } catch (error) {
    await post(`/invocation/${awsRequestId}/error`, describe(error));
  }
}

try {
  const handler = await load();
  for (;;) await next(handler);
} catch (error) {
  await post('/init/error', describe(error)).catch(() => undefined);
  process.kill(process.pid, 'SIGKILL');
}
