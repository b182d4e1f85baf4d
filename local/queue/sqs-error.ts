/** An error as SQS's JSON protocol writes it; `queryCode` is what older readers look for. */
export class SqsError extends Error {
  constructor(
    readonly type: string,
    message: string,
    readonly queryCode = type,
    readonly status = 400,
  ) {
    super(message);
  }
}

export const noSuchQueue = (): SqsError =>
  new SqsError(
    'com.amazonaws.sqs#QueueDoesNotExist',
    'The specified queue does not exist.',
    'AWS.SimpleQueueService.NonExistentQueue',
  );
