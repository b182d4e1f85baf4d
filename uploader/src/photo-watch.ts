import { Lanes } from './lanes.js';
import { isPassing, secondsOf } from './patience.rules.js';
import { outcomeOf, type PhotoApi, type PhotoNews, sentencesOf } from './photo-api.js';
import { serverEvents } from './server-events.js';
import type { UploadState } from './upload-state.js';

/** Photos that are sent shortly after each other are asked for together. */
const GATHERING_MS = 500;
const LONGEST_PAUSE_MS = 5000;
const AT_A_TIME = 4;
/** Of one stream, as the API has it. */
const MOST_WATCHED = 100;
/** A stream says something at least every 15 seconds. */
const SILENCE_MS = 45_000;
const NEVER = new AbortController().signal;

type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

/**
 * Waits until photos that were sent are what they will stay: for all of them over one stream of events or, where
 * there is none, by asking for each.
 */
export class PhotoWatch<Photo extends PhotoNews> {
  readonly #waiting = new Map<string, Set<(end: UploadState<Photo> | null) => void>>();
  readonly #api: PhotoApi<Photo>;
  readonly #pause: Pause;
  #stream = new AbortController();
  #pauseMs = 0;
  #running = false;

  constructor(api: PhotoApi<Photo>, pause: Pause) {
    this.#api = api;
    this.#pause = pause;
  }

  /** The state in which the photo ends; null, where the signal is aborted before. */
  endOf(id: string, signal: AbortSignal): Promise<UploadState<Photo> | null> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve(null);
      const told = this.#waiting.get(id) ?? new Set();
      this.#waiting.set(id, told.add(resolve));
      const forget = () => {
        told.delete(resolve);
        if (told.size === 0) this.#waiting.delete(id);
        if (this.#waiting.size === 0) this.#stream.abort();
        resolve(null);
      };
      signal.addEventListener('abort', forget, { once: true });
      this.#pauseMs = GATHERING_MS;
      // The stream that is open does not speak of this one.
      this.#stream.abort();
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.size > 0) {
      await this.#pause(this.#pauseMs, NEVER);
      if (await this.#listen()) continue;
      this.#pauseMs = Math.min(this.#pauseMs * 1.5, LONGEST_PAUSE_MS);
      const lanes = new Lanes(AT_A_TIME);
      await Promise.all([...this.#waiting.keys()].map((id) => lanes.run(() => this.#look(id))));
    }
    this.#running = false;
  }

  /** False where no stream was to be had. */
  async #listen(): Promise<boolean> {
    const stream = (this.#stream = new AbortController());
    const ids = [...this.#waiting.keys()].slice(0, MOST_WATCHED).join(',');
    const answer = await outcomeOf(() => this.#api.watchPhotos(ids, stream.signal));
    if (!('data' in answer) || answer.data === null) return stream.signal.aborted;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(() => stream.abort(), SILENCE_MS);
    };
    try {
      for await (const { event, data } of serverEvents(answer.data, heard)) this.#hear(event, data);
    } catch {
      // Broken, or given up because there is more to ask for: either way it is opened again.
    } finally {
      clearTimeout(silence);
    }
    return true;
  }

  #hear(event: string, data: string): void {
    if (event !== 'photo' && event !== 'gone') return;
    const photo = JSON.parse(data) as Photo;
    const end: UploadState<Photo> | null = event === 'gone' ? { kind: 'failed', reasons: [] } : endOf(photo);
    if (end !== null) this.#end(photo.id, end);
  }

  async #look(id: string): Promise<void> {
    const answer = await outcomeOf(() => this.#api.readPhoto(id));
    if (!('data' in answer)) {
      if (!isPassing(answer.status)) this.#end(id, { kind: 'failed', reasons: sentencesOf(answer) });
      return;
    }
    const end = endOf(answer.data);
    if (end !== null) return this.#end(id, end);
    const asked = secondsOf(answer.headers.get('retry-after'));
    if (asked !== null) this.#pauseMs = Math.max(this.#pauseMs, asked * 1000);
  }

  #end(id: string, end: UploadState<Photo>): void {
    const told = this.#waiting.get(id);
    this.#waiting.delete(id);
    for (const tell of told ?? []) tell(end);
  }
}

/** The end that the photo has come to; null while it is still on its way. */
function endOf<Photo extends PhotoNews>(photo: Photo): UploadState<Photo> | null {
  const reasons = photo.reason === null ? [] : [photo.reason.message];
  switch (photo.status) {
    case 'ready':
      return { kind: 'ready', photo };
    case 'rejected':
      return { kind: 'refused', reasons };
    case 'failed':
    case 'expired':
      return { kind: 'failed', reasons };
    case 'awaiting':
    case 'processing':
      return null;
  }
}
