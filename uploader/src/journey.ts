import type { OfferedFile, PhotoNews, Ticket } from './photo-api.js';
import type { UploadState } from './upload-state.js';

/** A file as the page hands it over: told every state, until its own signal is aborted. */
export interface Upload<Photo extends PhotoNews> {
  readonly file: File;
  /** `photoId` once the API has given one. */
  readonly tell: (state: UploadState<Photo>, photoId: string | null) => void;
  readonly signal: AbortSignal;
}

/** `goodUntil` by `performance.now()`. */
export type DatedTicket = Ticket & { readonly goodUntil: number };

/** The same bytes, however often they were chosen, on their way to be one photo. */
export class Journey<Photo extends PhotoNews> {
  readonly #uploads: Upload<Photo>[] = [];
  readonly #abandon = new AbortController();
  readonly file: File;
  /** Aborted once nobody wants the photo any more. */
  readonly signal = this.#abandon.signal;
  offer: OfferedFile;
  id: string | null = null;
  /** Null once there is nothing to send. */
  ticket: DatedTicket | null = null;

  constructor(first: Upload<Photo>, offer: OfferedFile) {
    this.file = first.file;
    this.offer = offer;
    this.join(first);
  }

  join(upload: Upload<Photo>): void {
    this.#uploads.push(upload);
    upload.signal.addEventListener('abort', () => this.#leave(), { once: true });
    this.#leave();
  }

  tell(state: UploadState<Photo>): void {
    for (const { signal, tell } of this.#uploads) if (!signal.aborted) tell(state, this.id);
  }

  #leave(): void {
    if (this.#uploads.every(({ signal }) => signal.aborted)) this.#abandon.abort();
  }
}
