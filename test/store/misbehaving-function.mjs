/** A function that does what the message tells it to: `{ "do": ..., "file": where to write down that it began }`. */
import { appendFileSync } from 'node:fs';

const deeds = {
  note: () => undefined,
  throw: () => {
    throw new Error('told to');
  },
  hang: () => new Promise(() => undefined),
  loop: () => {
    for (;;);
  },
  eat: async () => {
    for (const eaten = []; ; await new Promise((resolve) => setTimeout(resolve, 1))) {
      eaten.push(Buffer.alloc(10_000_000, 1));
    }
  },
  die: () => process.kill(process.pid, 'SIGKILL'),
};

export async function handler(event) {
  const batchItemFailures = [];
  for (const { body, messageId } of event.Records) {
    const { do: deed, file } = JSON.parse(body);
    appendFileSync(file, `${deed} ${process.pid}\n`);
    if (deed === 'fail') batchItemFailures.push({ itemIdentifier: messageId });
    else await deeds[deed]();
  }
  return { batchItemFailures };
}
