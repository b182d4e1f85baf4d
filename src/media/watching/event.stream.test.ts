import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { EventStream } from './event.stream.js';

const photo = (data: unknown) => `event: photo\ndata: ${JSON.stringify(data)}\n\n`;

describe('a stream of events', () => {
  it('When it is read, then all that was said comes in order, and then the end', async () => {
    const stream = new EventStream();
    stream.adviseRetry(1_000);
    stream.send('a', 'photo', { status: 'awaiting' });
    const reading = text(stream);
    stream.send('b', 'photo', { text: 'two\nlines' });
    stream.keepAlive();
    stream.finish();
    stream.send('a', 'photo', 'too late');
    stream.finish();
    expect(await reading).toBe(
      `retry: 1000\n\n${photo({ status: 'awaiting' })}${photo({ text: 'two\nlines' })}:\n\n`,
    );
  });

  it('When nobody reads, then only the latest of each photo waits, however much was said', async () => {
    const stream = new EventStream();
    const padding = 'x'.repeat(1_000);
    // What is asked for once is buffered by Node; nothing is read after that.
    stream.read(0);
    for (let count = 1; count <= 10_000; count += 1)
      for (const subject of ['a', 'b']) stream.send(subject, 'photo', { subject, count, padding });
    expect(stream.readableLength).toBeLessThan(64 * 1024);
    stream.finish();
    const said = await text(stream);
    expect(said.length).toBeLessThan(64 * 1024);
    expect(said.match(/"count":10000/g)).toHaveLength(2);
  });

  it('When its reader leaves, then saying more harms nobody', async () => {
    const stream = new EventStream();
    stream.send('a', 'photo', {});
    stream.destroy();
    stream.send('a', 'photo', {});
    stream.finish();
    await new Promise((resolve) => stream.once('close', resolve));
    expect(stream.destroyed).toBe(true);
  });
});
