import { describe, expect, it } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import { handler } from './handler.js';

const message = (messageId: string, body: string) => ({
  messageId,
  body,
  attributes: { ApproximateReceiveCount: '1' },
});
const call = (bodies: string[]) =>
  handler({ Records: bodies.map((body, index) => message(String(index), body)) } as SQSEvent);
const failed = (...ids: number[]) => ({
  batchItemFailures: ids.map((id) => ({ itemIdentifier: String(id) })),
});

const record = (key: string) =>
  JSON.stringify({
    Records: [{ eventName: 'ObjectCreated:Put', s3: { bucket: { name: 'b' }, object: { key } } }],
  });

describe('a batch', () => {
  it('hands back what is no event, and only that', async () => {
    const answer = await call([record('elsewhere/x'), 'no event', '{}', '{"Event":"s3:TestEvent"}']);
    expect(answer).toEqual(failed(1, 2));
  });

  it('is done with keys outside of originals/, whatever they look like', async () => {
    const keys = [
      'results/x.json',
      'renditions/a/b.webp',
      'originals/',
      'originals/../results/x',
      'originals/%00',
    ];
    expect(await call(keys.map(record))).toEqual(failed());
  });
});
