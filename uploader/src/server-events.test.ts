import { describe, expect, it } from '@jest/globals';
import { type ServerEvent, serverEvents } from './server-events.js';

async function read(...chunks: Uint8Array[]): Promise<ServerEvent[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const events: ServerEvent[] = [];
  for await (const event of serverEvents(body, () => undefined)) events.push(event);
  return events;
}

describe('server-sent events', () => {
  const text = 'retry: 1000\n\n:\n\nevent: photo\ndata: {"alt":"불꽃"}\n\nevent: done\ndata: {}\n\n';
  const expected = [
    { event: 'photo', data: '{"alt":"불꽃"}' },
    { event: 'done', data: '{}' },
  ];

  it('When they come in one piece, then each is read and comments are passed over', async () => {
    expect(await read(new TextEncoder().encode(text))).toEqual(expected);
  });

  it('When they come byte by byte, also within a letter, then they are the same', async () => {
    expect(await read(...Array.from(new TextEncoder().encode(text), (byte) => Uint8Array.of(byte)))).toEqual(
      expected,
    );
  });

  it('When the last one is cut off, then it is not told', async () => {
    expect(await read(new TextEncoder().encode('event: photo\ndata: {"id"'))).toEqual([]);
  });
});
