import { untilWorthATry } from './connection.js';
import { type Digest, Digester } from './digester.js';
import { type DatedTicket, Journey, type Upload } from './journey.js';
import { Lanes } from './lanes.js';
import { filesPerCall } from './limits.js';
import { isPassing, pauseAfter, secondsOf, verdictOnPut } from './patience.rules.js';
import {
  namedFiles,
  type OfferedFile,
  outcomeOf,
  type PhotoApi,
  type PhotoNews,
  type Refusal,
  sentencesOf,
  type Terms,
  type UploadItem,
} from './photo-api.js';
import { PhotoWatch } from './photo-watch.js';
import { contentTypeOf, type Language, refusalOf, say } from './refusal.js';
import { send } from './send.js';

const PARALLEL = 4;
/** Of one photo in one go: more than one is rare, and more than these are a fault. */
const MOST_TICKETS = 3;
/** A ticket so near to its end is not begun with. */
const MARGIN_MS = 5000;
const ENDED = 403;
const NEVER = new AbortController().signal;

/** What the uploader needs of the browser. */
export interface Surroundings {
  readonly digestOf: (file: Blob) => Promise<Digest>;
  readonly put: typeof send;
  /** Waits for so long, or until it is worth a try. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Takes photos from the person straight to the store and waits until they are ready: some files at a time,
 * through broken connections and tickets that have ended. Nothing is sent twice: the same bytes offered again
 * go on where they were.
 */
export class Uploader<Photo extends PhotoNews> {
  readonly #lanes = new Lanes(PARALLEL);
  readonly #api: PhotoApi<Photo>;
  readonly #language: () => Language;
  readonly #around: Surroundings;
  readonly #watch: PhotoWatch<Photo>;

  constructor(api: PhotoApi<Photo>, language: () => Language, around: Surroundings = browser()) {
    this.#api = api;
    this.#language = language;
    this.#around = around;
    this.#watch = new PhotoWatch(api, around.pause);
  }

  /** Ends when each file has come to its end, or nobody wants it any more. Never throws. */
  async upload(uploads: readonly Upload<Photo>[], terms: Terms): Promise<void> {
    const fit = uploads.filter(({ file, tell }) => {
      const refusal = refusalOf(file, this.#language());
      if (refusal !== null) tell({ kind: 'refused', reasons: [refusal] }, null);
      return refusal === null;
    });
    const ends: Promise<void>[] = [];
    for (let next = 0; next < fit.length; next += filesPerCall) {
      const journeys = await this.#prepared(fit.slice(next, next + filesPerCall), terms);
      const ticketed = await this.#withTickets(journeys);
      for (const journey of ticketed) journey.tell({ kind: 'queued' });
      await Promise.all(
        ticketed.map(async (journey) => {
          if (await this.#lanes.run(() => this.#sent(journey))) ends.push(this.#settled(journey));
        }),
      );
    }
    await Promise.all(ends);
  }

  /** One journey for each photo: hashed, and the same bytes put together. */
  async #prepared(uploads: readonly Upload<Photo>[], terms: Terms): Promise<Journey<Photo>[]> {
    const journeys = new Map<string, Journey<Photo>>();
    for (const [index, upload] of uploads.entries()) {
      if (upload.signal.aborted) continue;
      upload.tell({ kind: 'preparing' }, null);
      const offer = await this.#offerOf(upload.file, terms);
      if (offer === null) {
        upload.tell({ kind: 'refused', reasons: [say('unreadable', this.#language())] }, null);
        continue;
      }
      const key = offer.sha256 ?? String(index);
      const same = journeys.get(key);
      if (same === undefined) journeys.set(key, new Journey(upload, offer));
      else same.join(upload);
    }
    return [...journeys.values()];
  }

  /** Null when the file cannot be read. */
  async #offerOf(file: File, { purpose, keepLocation }: Terms): Promise<OfferedFile | null> {
    const contentType = contentTypeOf(file);
    const digest = await this.#around.digestOf(file);
    if (contentType === null || digest === 'unreadable') return null;
    const sha256 = digest === 'none' ? undefined : digest.sha256;
    return {
      contentType,
      byteSize: file.size,
      ...(sha256 !== undefined && { sha256 }),
      purpose,
      ...(keepLocation && { keepLocation }),
    };
  }

  /** Those of the journeys that may go on; a file that the API refuses is told so, and the others are asked for again. */
  async #withTickets(journeys: readonly Journey<Photo>[]): Promise<Journey<Photo>[]> {
    let left = journeys.filter(({ signal }) => !signal.aborted);
    for (let tries = 1; left.length > 0;) {
      const asked = left;
      const answer = await outcomeOf(() => this.#api.requestUploads(asked.map(({ offer }) => offer)));
      if ('data' in answer) {
        const sentAt = Date.parse(answer.headers.get('date') ?? '');
        return asked.filter((journey, index) => take(journey, answer.data.items[index], sentAt));
      }
      const named = namedFiles(answer);
      for (const [index, journey] of asked.entries()) {
        const reason = named.get(index);
        if (reason !== undefined) journey.tell({ kind: 'refused', reasons: [reason] });
      }
      left = asked.filter((_journey, index) => !named.has(index));
      if (named.size > 0) continue;
      if (!isPassing(answer.status) || !(await this.#waited(left, tries, answer.retryAfter))) {
        for (const journey of left) journey.tell({ kind: 'failed', reasons: this.#reasonsOf(answer) });
        return [];
      }
      tries += 1;
      left = left.filter(({ signal }) => !signal.aborted);
    }
    return [];
  }

  /** Whether the bytes are in the store; where not, the person has been told why. */
  async #sent(journey: Journey<Photo>): Promise<boolean> {
    for (let tries = 1, tickets = 1; journey.ticket !== null;) {
      const status = await this.#put(journey, journey.ticket);
      if (journey.signal.aborted) return false;
      const verdict = verdictOnPut(status);
      if (verdict === 'sent') return true;
      if (verdict === 'again' && (await this.#waited([journey], tries, null))) {
        tries += 1;
      } else if (verdict === 'new-ticket' && tickets < MOST_TICKETS) {
        tickets += 1;
        if (!(await this.#renewed(journey, status))) return false;
      } else {
        journey.tell({ kind: 'failed', reasons: [say('lost', this.#language())] });
        return false;
      }
    }
    return true;
  }

  /** The status of HTTP; that of a ticket that has ended, where the store need not be asked. */
  async #put(journey: Journey<Photo>, { method, url, headers, goodUntil }: DatedTicket): Promise<number> {
    const { signal, file: body } = journey;
    if (performance.now() >= goodUntil) return ENDED;
    const progress = (share: number) => journey.tell({ kind: 'sending', share });
    progress(0);
    return (await this.#around.put({ method, url, headers, body, signal, progress })).status;
  }

  /** Gets another ticket; the same bytes get the same photo. */
  async #renewed(journey: Journey<Photo>, status: number): Promise<boolean> {
    journey.tell({ kind: 'preparing' });
    if (status === 400) {
      const offer = await this.#offerOf(journey.file, journey.offer);
      if (offer === null) {
        journey.tell({ kind: 'refused', reasons: [say('unreadable', this.#language())] });
        return false;
      }
      journey.offer = offer;
    }
    if (await this.#arrivedUnhashed(journey)) {
      journey.ticket = null;
      return true;
    }
    return (await this.#withTickets([journey])).length > 0;
  }

  /** Without a hash the API cannot know the bytes again: that they came shows in their photo only. */
  async #arrivedUnhashed({ id, offer }: Journey<Photo>): Promise<boolean> {
    if (offer.sha256 !== undefined || id === null) return false;
    const answer = await outcomeOf(() => this.#api.readPhoto(id));
    return 'data' in answer && ['processing', 'ready'].includes(answer.data.status);
  }

  /** Whether it is worth another try, after the pause that it takes. */
  async #waited(
    journeys: readonly Journey<Photo>[],
    tries: number,
    retryAfter: string | null,
  ): Promise<boolean> {
    const pause = pauseAfter(tries, secondsOf(retryAfter), Math.random());
    if (pause === null) return false;
    for (const journey of journeys) journey.tell({ kind: 'waiting' });
    const [only, ...others] = journeys;
    await this.#around.pause(pause, only && others.length === 0 ? only.signal : NEVER);
    return true;
  }

  async #settled(journey: Journey<Photo>): Promise<void> {
    const { id, signal } = journey;
    if (id === null) return;
    journey.tell({ kind: 'processing' });
    const end = await this.#watch.endOf(id, signal);
    if (end !== null) journey.tell(end);
  }

  #reasonsOf(refusal: Refusal): string[] {
    const said = sentencesOf(refusal);
    return said.length > 0 ? said : [say('lost', this.#language())];
  }
}

/** Gives the journey what the API gave for it; false where it gave nothing. */
function take<Photo extends PhotoNews>(
  journey: Journey<Photo>,
  item: UploadItem | undefined,
  sentAt: number,
): boolean {
  if (item === undefined) return false;
  journey.id = item.id;
  // By the API's own clock and a clock of ours that nobody sets.
  const left = item.upload === null ? 0 : Date.parse(item.upload.expiresAt) - sentAt - MARGIN_MS;
  const goodUntil = Number.isNaN(left) ? Infinity : performance.now() + left;
  journey.ticket = item.upload && { ...item.upload, goodUntil };
  return true;
}

function browser(): Surroundings {
  const digester = new Digester();
  return { digestOf: (file) => digester.of(file), put: send, pause: untilWorthATry };
}
