import { describe, expect, it } from '@jest/globals';
import type { Digest } from './digester.js';
import { filesPerCall } from './limits.js';
import type { Answer, OfferedFile, PhotoNews, UploadItem } from './photo-api.js';
import type { Sending } from './send.js';
import { Uploader } from './uploader.js';
import type { UploadState } from './upload-state.js';

const HOUR = 3_600_000;
/** The bytes come, their answer does not. */
const LOST = -1;
const aMoment = () => new Promise((resolve) => setTimeout(resolve));
const bytes = (text: string, name = `${text}.jpg`) => new File([text], name, { type: 'image/jpeg' });

/** The two sides that the uploader speaks with, in memory; what they refuse is said by each test. */
class OtherSides {
  readonly photos = new Map<string, PhotoNews['status']>();
  readonly calls: OfferedFile[][] = [];
  readonly puts: string[] = [];
  readonly pauses: number[] = [];
  readonly idOfHash = new Map<string, string>();
  hashing = true;
  ticketMs = HOUR;
  /** Answers instead of the usual one, each once. */
  refusals: { status: number; body?: object; headers?: Record<string, string> }[] = [];
  /** What the store says to the PUTs to come; 200 after that. */
  statuses: number[] = [];
  underway = 0;
  mostUnderway = 0;
  ends: PhotoNews['status'] = 'ready';
  /** How photos were asked for: one by one, and over a stream where there is one. */
  looks = 0;
  streams: 'none' | 'open' | 'breaking' = 'none';
  readonly watched: string[][] = [];

  readonly uploader = new Uploader<PhotoNews>(
    {
      requestUploads: async (files) => {
        this.calls.push(files);
        const refusal = this.refusals.shift();
        if (refusal !== undefined) {
          const response = new Response(null, { status: refusal.status, headers: refusal.headers ?? {} });
          return { error: refusal.body, response };
        }
        return this.#answer({ items: files.map((file) => this.#item(file)) });
      },
      readPhoto: async (id) => {
        this.looks += 1;
        const status = this.photos.get(id);
        if (status === undefined) return { response: new Response(null, { status: 404 }) };
        if (status === 'processing') this.photos.set(id, this.ends);
        const reason = ['rejected', 'failed'].includes(status) ? { message: 'It is no photo.' } : null;
        return this.#answer({ id, status, reason });
      },
      watchPhotos: async (ids, signal) => this.#answer(await this.#stream(ids.split(','), signal)),
    },
    () => 'en',
    {
      digestOf: async (file): Promise<Digest> => {
        if (!this.hashing) return 'none';
        return { sha256: await file.text() };
      },
      put: (sending) => this.#put(sending),
      pause: async (ms) => {
        this.pauses.push(ms);
        await aMoment();
      },
    },
  );

  async upload(...files: File[]): Promise<UploadState<PhotoNews>['kind'][][]> {
    const told = files.map((): UploadState<PhotoNews>['kind'][] => []);
    const uploads = files.map((file, index) => ({
      file,
      signal: new AbortController().signal,
      tell: ({ kind }: UploadState<PhotoNews>) => void told[index]?.push(kind),
    }));
    await this.uploader.upload(uploads, { purpose: 'review' });
    return told;
  }

  #item({ sha256 }: OfferedFile): UploadItem {
    const id = (sha256 !== undefined && this.idOfHash.get(sha256)) || `photo-${this.photos.size + 1}`;
    if (sha256 !== undefined) this.idOfHash.set(sha256, id);
    const status = this.photos.get(id) ?? 'awaiting';
    this.photos.set(id, status);
    if (status !== 'awaiting') return { id, upload: null };
    const expiresAt = new Date(Date.now() + this.ticketMs).toISOString();
    return { id, upload: { method: 'PUT', url: id, headers: {}, expiresAt } };
  }

  async #put({ url, progress }: Sending): Promise<{ status: number; text: string }> {
    this.puts.push(url);
    this.underway += 1;
    this.mostUnderway = Math.max(this.mostUnderway, this.underway);
    await aMoment();
    progress(1);
    this.underway -= 1;
    const status = this.statuses.shift() ?? 200;
    if (status === 200 || status === LOST) this.photos.set(url, 'processing');
    return { status: status === LOST ? 0 : status, text: '' };
  }

  /** Tells a state at a time, as a watch does; one that breaks does so after the first. */
  async #stream(ids: string[], signal: AbortSignal): Promise<ReadableStream<Uint8Array> | null> {
    if (this.streams === 'none') return null;
    this.watched.push(ids);
    const breaking = this.streams === 'breaking';
    this.streams = 'open';
    return new ReadableStream({
      start: async (controller) => {
        signal.addEventListener('abort', () => controller.error(signal.reason));
        for (const id of ids) {
          await aMoment();
          if (signal.aborted) return;
          this.photos.set(id, this.ends);
          const data = JSON.stringify({ id, status: this.ends, reason: null });
          controller.enqueue(new TextEncoder().encode(`event: photo\ndata: ${data}\n\n`));
          if (breaking) return controller.error(new TypeError('network error'));
        }
        controller.enqueue(new TextEncoder().encode('event: done\ndata: {}\n\n'));
        controller.close();
      },
    });
  }

  #answer<T>(data: T): Answer<T> {
    return { data, response: new Response(null, { headers: { date: new Date().toUTCString() } }) };
  }
}

describe('the way of a file', () => {
  it('When all goes well, then each state is told in its order', async () => {
    const sides = new OtherSides();
    expect(await sides.upload(bytes('a'))).toEqual([
      ['preparing', 'queued', 'sending', 'sending', 'processing', 'ready'],
    ]);
  });

  it('When many files are chosen, then tickets come in calls of at most 30 and PUTs four at a time', async () => {
    const sides = new OtherSides();
    const told = await sides.upload(...Array.from({ length: 70 }, (_, index) => bytes(`photo ${index}`)));
    expect(new Set(told.map((kinds) => kinds.at(-1)))).toEqual(new Set(['ready']));
    expect(sides.calls.map(({ length }) => length)).toEqual([filesPerCall, filesPerCall, 10]);
    expect(sides.mostUnderway).toBe(4);
    expect(new Set(sides.puts).size).toBe(70);
  });

  it.each([
    [true, [true]],
    [false, [undefined]],
  ])(
    'G8 When the person says %s to keeping the place, then the API is told just that',
    async (keepLocation, told) => {
      const sides = new OtherSides();
      const { signal } = new AbortController();
      const upload = { file: bytes('a'), signal, tell: () => undefined };
      await sides.uploader.upload([upload], { purpose: 'review', keepLocation });
      expect(sides.calls.flat().map((file) => file.keepLocation)).toEqual(told);
    },
  );

  it('When the same bytes are chosen twice, then they are sent once and both files are told', async () => {
    const sides = new OtherSides();
    const told = await sides.upload(bytes('same', '1.jpg'), bytes('same', '2.jpg'));
    expect(told.map((kinds) => kinds.at(-1))).toEqual(['ready', 'ready']);
    expect(sides.puts).toEqual(['photo-1']);
  });

  it('When the photo is refused for what it is, then its sentence is told and nothing is tried again', async () => {
    const sides = new OtherSides();
    sides.ends = 'rejected';
    const told = await sides.upload(bytes('no photo'));
    expect(told[0]?.at(-1)).toBe('refused');
    expect(sides.puts).toHaveLength(1);
  });
});

describe('a line that breaks', () => {
  it('When PUTs are cut off or the store is busy, then they are sent again after growing pauses', async () => {
    const sides = new OtherSides();
    sides.statuses = [0, 503, 0];
    const told = await sides.upload(bytes('a'));
    expect(told[0]?.filter((kind) => kind === 'waiting')).toHaveLength(3);
    expect(told[0]?.at(-1)).toBe('ready');
    const [first = 0, second = 0, third = 0] = sides.pauses;
    expect(first).toBeLessThan(second + 1);
    expect(second).toBeLessThan(third + 1);
    expect(sides.calls).toHaveLength(1);
  });

  it('When an answer was lost though the bytes came, then 412 is taken for the success it is', async () => {
    const sides = new OtherSides();
    sides.statuses = [LOST, 412];
    expect((await sides.upload(bytes('a')))[0]?.at(-1)).toBe('ready');
    expect(sides.puts).toHaveLength(2);
  });

  it('When it stays broken, then the file fails in the end, and offered again goes on as the same photo', async () => {
    const sides = new OtherSides();
    sides.statuses = Array.from({ length: 7 }, () => 0);
    expect((await sides.upload(bytes('a')))[0]?.at(-1)).toBe('failed');
    expect((await sides.upload(bytes('a')))[0]?.at(-1)).toBe('ready');
    expect([...sides.photos.keys()]).toEqual(['photo-1']);
  });

  it('When the bytes are there already, then nothing is sent', async () => {
    const sides = new OtherSides();
    await sides.upload(bytes('a'));
    expect(await sides.upload(bytes('a'))).toEqual([['preparing', 'queued', 'processing', 'ready']]);
    expect(sides.puts).toHaveLength(1);
  });
});

describe('tickets', () => {
  it('When the store takes a ticket no more, then another is asked for the same photo', async () => {
    const sides = new OtherSides();
    sides.statuses = [403, 400];
    expect((await sides.upload(bytes('a')))[0]?.at(-1)).toBe('ready');
    expect(sides.calls).toHaveLength(3);
    expect([...sides.photos.keys()]).toEqual(['photo-1']);
  });

  it('When the store refuses every ticket, then the file fails after three', async () => {
    const sides = new OtherSides();
    sides.statuses = [403, 403, 403];
    expect((await sides.upload(bytes('a')))[0]?.at(-1)).toBe('failed');
    expect(sides.calls).toHaveLength(3);
  });

  it('When a ticket ends before its turn, then no byte goes out with it', async () => {
    const sides = new OtherSides();
    sides.ticketMs = 4000;
    expect((await sides.upload(bytes('a')))[0]?.at(-1)).toBe('failed');
    expect(sides.puts).toEqual([]);
  });

  it('When a browser cannot hash, then it says nothing of a hash and looks whether the bytes came', async () => {
    const sides = new OtherSides();
    sides.hashing = false;
    sides.statuses = [LOST, 403];
    expect((await sides.upload(bytes('a')))[0]?.at(-1)).toBe('ready');
    expect(sides.calls).toEqual([[{ contentType: 'image/jpeg', byteSize: 1, purpose: 'review' }]]);
  });

  it('When the API refuses some files by name, then those are told why and the others go on', async () => {
    const sides = new OtherSides();
    sides.refusals = [{ status: 400, body: { errors: [{ pointer: '/files/1/byteSize', detail: 'No.' }] } }];
    const told = await sides.upload(bytes('a'), bytes('b'), bytes('c'));
    expect(told.map((kinds) => kinds.at(-1))).toEqual(['ready', 'refused', 'ready']);
  });

  it('When too many are pending, then the time that the API names is waited', async () => {
    const sides = new OtherSides();
    sides.refusals = [{ status: 429, headers: { 'retry-after': '60' } }];
    expect((await sides.upload(bytes('a')))[0]?.at(-1)).toBe('ready');
    expect(sides.pauses[0]).toBe(60_000);
  });

  it('When the API will have none of it, then the files fail with its own words', async () => {
    const sides = new OtherSides();
    sides.refusals = [{ status: 401, body: { title: 'Sign in first', detail: 'Send a token.' } }];
    const states: UploadState<PhotoNews>[] = [];
    const { signal } = new AbortController();
    const tell = (state: UploadState<PhotoNews>) => void states.push(state);
    await sides.uploader.upload([{ file: bytes('a'), signal, tell }], { purpose: 'review' });
    expect(states.at(-1)).toEqual({ kind: 'failed', reasons: ['Sign in first', 'Send a token.'] });
  });
});

describe('waiting', () => {
  it('When there is a stream of news, then all photos are waited for over it and none is asked for', async () => {
    const sides = new OtherSides();
    sides.streams = 'open';
    const told = await sides.upload(...['a', 'b', 'c', 'd', 'e'].map((text) => bytes(text)));
    expect(told.map((kinds) => kinds.at(-1))).toEqual(Array.from({ length: 5 }, () => 'ready'));
    expect(new Set(sides.watched.flat()).size).toBe(5);
    expect(sides.looks).toBe(0);
  });

  it('When the stream breaks, then it is opened again for those that are left', async () => {
    const sides = new OtherSides();
    sides.streams = 'breaking';
    const told = await sides.upload(bytes('a'), bytes('b'));
    expect(told.map((kinds) => kinds.at(-1))).toEqual(['ready', 'ready']);
    expect(sides.watched.length).toBeGreaterThan(1);
    expect(sides.looks).toBe(0);
  });

  it('When there is no stream, then each photo is asked for', async () => {
    const sides = new OtherSides();
    expect((await sides.upload(bytes('a')))[0]?.at(-1)).toBe('ready');
    expect(sides.looks).toBeGreaterThan(0);
  });
});

describe('giving up', () => {
  it('When a file is taken back, then nothing more is told of it and the others go on', async () => {
    const sides = new OtherSides();
    const abandon = new AbortController();
    const told: string[][] = [[], []];
    await sides.uploader.upload(
      [
        {
          file: bytes('a'),
          signal: abandon.signal,
          tell: ({ kind }) => {
            told[0]?.push(kind);
            if (kind === 'sending') abandon.abort();
          },
        },
        {
          file: bytes('b'),
          signal: new AbortController().signal,
          tell: ({ kind }) => void told[1]?.push(kind),
        },
      ],
      { purpose: 'review' },
    );
    expect(told[0]).toEqual(['preparing', 'queued', 'sending']);
    expect(told[1]?.at(-1)).toBe('ready');
  });
});
