import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { handleEach } from './batch.js';
import { createdObjects, limits, parseOriginalKey } from './contract.js';
import { giveUp } from './give-up.js';
import { log } from './log.js';
import { render, type RenderOutcome } from './render.js';

/** S3 events, as SQS hands them over. What could not be done is named in the answer and comes again. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => handleEach(event, handleMessage);

async function handleMessage({ messageId, body }: SQSRecord, attempt: number): Promise<void> {
  for (const { bucket, key } of createdObjects(body)) {
    const startedAt = performance.now();
    const id = parseOriginalKey(key);
    const outcome = id === null ? 'refused key' : await tryPhoto(bucket, id, attempt);
    const ms = Math.round(performance.now() - startedAt);
    log('photo.handled', { messageId, attempt, bucket, key, outcome, ms });
  }
}

/** After the last try the message is buried: only here is still known what was wrong. */
async function tryPhoto(bucket: string, id: string, attempt: number): Promise<RenderOutcome> {
  try {
    return await render(bucket, id);
  } catch (error) {
    if (attempt >= limits.tries) {
      await giveUp(bucket, id, attempt, String(error)).catch((fault: unknown) =>
        log('photo.not_given_up', { id, error: String(fault) }),
      );
    }
    throw error;
  }
}
