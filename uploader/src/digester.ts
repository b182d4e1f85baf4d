import type { DigestAsked, DigestMade } from './digest.worker.js';
import { Lanes } from './lanes.js';

/** The file's SHA-256 in lower-case hex, `none` where it cannot be had, `unreadable` where the file cannot. */
export type Digest = { readonly sha256: string } | 'none' | 'unreadable';

/** Hashes off the page's own thread, in one worker for all files, one file at a time. */
export class Digester {
  readonly #turns = new Lanes(1);
  #worker: Worker | undefined;
  #number = 0;

  of(file: Blob): Promise<Digest> {
    return this.#turns.run(() => this.#ask(file));
  }

  #ask(file: Blob): Promise<Digest> {
    this.#worker ??= new Worker(new URL('./digest.worker.ts', import.meta.url), { type: 'module' });
    const worker = this.#worker;
    const number = (this.#number += 1);
    return new Promise((resolve) => {
      const end = (digest: Digest) => {
        worker.removeEventListener('message', hear);
        worker.removeEventListener('error', fail);
        resolve(digest);
      };
      const hear = ({ data }: MessageEvent<DigestMade>) => {
        if (data.number !== number) return;
        if (data.unreadable) end('unreadable');
        else end(data.sha256 === undefined ? 'none' : { sha256: data.sha256 });
      };
      // It could not be loaded; the next file tries with another one.
      const fail = () => {
        this.#worker = undefined;
        end('none');
      };
      worker.addEventListener('message', hear);
      worker.addEventListener('error', fail);
      worker.postMessage({ number, file } satisfies DigestAsked);
    });
  }
}
