import { type RequestContext, requestContext } from '../../shared/http/request-context.js';
import type { PhotoView } from '../media.schemas.js';
import type { PhotoEntity, PhotoStatus } from '../photo.entity.js';
import { EventStream } from './event.stream.js';

const RETRY_MS = 1_000;
const KEEP_ALIVE_MS = 15_000;
const LIFETIME_MS = 5 * 60_000;

const UNDER_WAY: readonly PhotoStatus[] = ['awaiting', 'processing'];

/** One reader and the photos that they wait for. */
export class Watch {
  readonly stream = new EventStream();
  /** What was last said of each photo that is still under way. */
  private readonly told = new Map<string, string>();
  private readonly endsAt: number;
  private heardAt: number;

  constructor(
    readonly ownerId: string,
    private readonly context: RequestContext,
    private readonly viewOf: (photo: PhotoEntity) => PhotoView,
    ids: readonly string[],
    now: Date,
  ) {
    for (const id of ids) this.told.set(id, '');
    this.heardAt = now.getTime();
    this.endsAt = now.getTime() + LIFETIME_MS;
    this.stream.adviseRetry(RETRY_MS);
  }

  /** The photos that may still change. */
  get pending(): Iterable<string> {
    return this.told.keys();
  }

  /**
   * Says what is new of the photos that were asked for; one that is no longer there is `gone`. Ends with `done`
   * when none is under way.
   */
  tell(asked: ReadonlySet<string>, photos: ReadonlyMap<string, PhotoEntity>, now: Date): void {
    for (const [id, before] of this.told) {
      if (!asked.has(id)) continue;
      const photo = photos.get(id);
      // In the language of the request that opened the watch.
      const view = photo === undefined ? { id } : requestContext.run(this.context, () => this.viewOf(photo));
      const text = JSON.stringify(view);
      if (text !== before) {
        this.stream.send(id, photo === undefined ? 'gone' : 'photo', view);
        this.heardAt = now.getTime();
      }
      if (photo !== undefined && UNDER_WAY.includes(photo.status)) this.told.set(id, text);
      else this.told.delete(id);
    }
    if (this.told.size > 0) return;
    this.stream.send('done', 'done', {});
    this.stream.finish();
  }

  /** Keeps the connection awake, and ends what is old: its reader comes again, to whichever instance. */
  age(now: Date): void {
    if (now.getTime() >= this.endsAt) this.stream.finish();
    else if (now.getTime() - this.heardAt >= KEEP_ALIVE_MS) {
      this.heardAt = now.getTime();
      this.stream.keepAlive();
    }
  }
}
