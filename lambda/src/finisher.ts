import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { handleEach } from './batch.js';
import { createdObjects, limits, parseOriginalKey, type CreatedObject } from './contract.js';
import { giveUp } from './give-up.js';
import { log } from './log.js';

const withoutError =
  'the function left no error behind (out of time or memory, crashed, or the store out of reach)';

/** The dead letters of the originals' queue: each photo that has no manifest by now gets one that says `failed`. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => handleEach(event, handleDeadLetter);

async function handleDeadLetter({ messageId, body }: SQSRecord): Promise<void> {
  for (const { bucket, key } of objectsOf(messageId, body)) {
    const id = parseOriginalKey(key);
    if (id === null) {
      log('dead_letter.dropped', { level: 'error', messageId, key });
    } else {
      const outcome = await giveUp(bucket, id, limits.tries, withoutError);
      log('dead_letter.handled', { messageId, bucket, key, outcome });
    }
  }
}

/** What is no event now will never be one: it is told and dropped. */
function objectsOf(messageId: string, body: string): CreatedObject[] {
  try {
    return createdObjects(body);
  } catch (error) {
    log('dead_letter.dropped', { level: 'error', messageId, error: String(error) });
    return [];
  }
}
