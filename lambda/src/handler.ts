import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { createdObjects, parseOriginalKey } from './contract.js';
import { render } from './render.js';

/** S3 events, as SQS hands them over. What could not be done is named in the answer and comes again. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const message of event.Records) {
    if (!(await handleMessage(message))) batchItemFailures.push({ itemIdentifier: message.messageId });
  }
  return { batchItemFailures };
}

/** @returns whether the message is done with, for good or ill */
async function handleMessage({ messageId, body, attributes }: SQSRecord): Promise<boolean> {
  const attempt = Number(attributes.ApproximateReceiveCount);
  try {
    for (const { bucket, key } of createdObjects(body)) {
      const startedAt = performance.now();
      const id = parseOriginalKey(key);
      const outcome = id === null ? 'refused key' : await render(bucket, id);
      const ms = Math.round(performance.now() - startedAt);
      log('photo.handled', { messageId, attempt, bucket, key, outcome, ms });
    }
    return true;
  } catch (error) {
    log('photo.failed', { messageId, attempt, error: String(error) });
    return false;
  }
}

function log(event: string, fields: Record<string, unknown>): void {
  console.log(JSON.stringify({ time: new Date().toISOString(), event, ...fields }));
}
