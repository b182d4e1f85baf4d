import { Lanes } from './lanes.js';
import { isPassing, secondsOf } from './patience.rules.js';
import { outcomeOf, type PhotoApi, type PhotoNews, sentencesOf } from './photo-api.js';
import type { UploadState } from './upload-state.js';

const FIRST_LOOK_MS = 400;
const LONGEST_PAUSE_MS = 5000;
const AT_A_TIME = 4;

type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

/** Waits until photos that were sent are what they will stay, for all of them in one loop. */
export class PhotoWatch<Photo extends PhotoNews> {
  readonly #waiting = new Map<string, Set<(end: UploadState<Photo> | null) => void>>();
  readonly #api: PhotoApi<Photo>;
  readonly #pause: Pause;
  #nextLook = 0;
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
        resolve(null);
      };
      signal.addEventListener('abort', forget, { once: true });
      this.#nextLook = FIRST_LOOK_MS;
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    const forever = new AbortController().signal;
    while (this.#waiting.size > 0) {
      await this.#pause(this.#nextLook, forever);
      this.#nextLook = Math.min(this.#nextLook * 1.5, LONGEST_PAUSE_MS);
      const lanes = new Lanes(AT_A_TIME);
      await Promise.all([...this.#waiting.keys()].map((id) => lanes.run(() => this.#look(id))));
    }
    this.#running = false;
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
    if (asked !== null) this.#nextLook = Math.max(this.#nextLook, asked * 1000);
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
