import { until } from './until.js';

interface ServerEvent {
  readonly event: string;
  readonly data: any;
}

export interface EventReader {
  readonly status: number;
  readonly headers: Headers;
  readonly events: readonly ServerEvent[];
  /** All that came, comments too. */
  text(): string;
  /** Waits for an event that the test is about. */
  next(wanted: (event: ServerEvent) => boolean): Promise<ServerEvent>;
  /** Waits for the end that the server makes. */
  ended(): Promise<void>;
  leave(): void;
}

/** Reads server-sent events as a browser's `fetch` does; an answer that is no stream is read to its end. */
export async function readEvents(url: string, headers: Record<string, string> = {}): Promise<EventReader> {
  const leaving = new AbortController();
  const answer = await fetch(url, { headers, signal: leaving.signal });
  const events: ServerEvent[] = [];
  let text = '';
  let parsedTo = 0;
  let hasEnded = false;
  const take = (chunk: string) => {
    text += chunk;
    for (let end = text.indexOf('\n\n', parsedTo); end >= 0; end = text.indexOf('\n\n', parsedTo)) {
      const lines = text.slice(parsedTo, end).split('\n');
      parsedTo = end + 2;
      const field = (name: string) =>
        lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const data = field('data');
      if (data !== undefined) events.push({ event: field('event') ?? 'message', data: JSON.parse(data) });
    }
  };
  void (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) take(decoder.decode(chunk as Uint8Array, { stream: true }));
    hasEnded = true;
  })().catch(() => undefined);
  return {
    status: answer.status,
    headers: answer.headers,
    events,
    text: () => text,
    next: (wanted) => until(() => events.find(wanted)),
    ended: async () => void (await until(() => hasEnded)),
    leave: () => leaving.abort(),
  };
}
