import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { log } from './log.js';

/** Takes the messages one by one. What `handle` throws for is named in the answer and comes again, alone. */
export async function handleEach(
  event: SQSEvent,
  handle: (message: SQSRecord, attempt: number) => Promise<void>,
): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const message of event.Records) {
    const { messageId } = message;
    const attempt = Number(message.attributes.ApproximateReceiveCount);
    try {
      await handle(message, attempt);
    } catch (error) {
      log('photo.failed', { messageId, attempt, error: String(error) });
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}
