import type { AcceptedContentType } from './refusal.js';

/** An answer as openapi-fetch gives it. */
export interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

export interface OfferedFile {
  readonly contentType: AcceptedContentType;
  readonly byteSize: number;
  /** Left out by a browser that cannot hash. */
  readonly sha256?: string;
  readonly purpose: 'review' | 'festival' | 'avatar';
  /** Whether the owner lets the rough place be kept, for themselves alone. */
  readonly keepLocation?: boolean;
}

/** What the files of one go have in common. */
export type Terms = Pick<OfferedFile, 'purpose' | 'keepLocation'>;

export interface Ticket {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresAt: string;
}

export interface UploadItem {
  readonly id: string;
  /** Null where the bytes are there already. */
  readonly upload: Ticket | null;
}

/** What the uploader looks at in a photo. */
export interface PhotoNews {
  readonly id: string;
  readonly status: 'awaiting' | 'processing' | 'ready' | 'rejected' | 'failed' | 'expired';
  readonly reason: { readonly message: string } | null;
}

/** The API, as the app that uploads speaks to it: signed in, and in the person's language. */
export interface PhotoApi<Photo extends PhotoNews> {
  /** `POST /v1/media/uploads`. */
  readonly requestUploads: (files: OfferedFile[]) => Promise<Answer<{ items: UploadItem[] }>>;
  /** `GET /v1/media/{id}`, past any cache. */
  readonly readPhoto: (id: string) => Promise<Answer<Photo>>;
  /** `GET /v1/media/events`: the news of photos of one's own, by their ids with commas between. */
  readonly watchPhotos: (
    ids: string,
    signal: AbortSignal,
  ) => Promise<Answer<ReadableStream<Uint8Array> | null>>;
}

/** A status of 0 is no answer at all. */
export interface Refusal {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly problem: {
    readonly title?: string;
    readonly detail?: string;
    readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  };
}

/** Waits for an answer, whatever becomes of it; never throws. */
export async function outcomeOf<T>(
  call: () => Promise<Answer<T>>,
): Promise<{ readonly data: T; readonly headers: Headers } | Refusal> {
  try {
    const { data, error, response } = await call();
    if (response.ok && data !== undefined) return { data, headers: response.headers };
    return {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      problem: typeof error === 'object' && error !== null ? error : {},
    };
  } catch {
    return { status: 0, retryAfter: null, problem: {} };
  }
}

/** What a problem says of single files, by their place in the call: `/files/2/contentType`. */
export function namedFiles({ problem }: Refusal): Map<number, string> {
  const named = new Map<number, string>();
  for (const { pointer, detail } of problem.errors ?? []) {
    const place = /^\/files\/(\d+)(?:\/|$)/.exec(pointer)?.[1];
    if (place !== undefined) named.set(Number(place), detail);
  }
  return named;
}

/** The problem's own sentences, the nearest to the matter that it has. */
export function sentencesOf({ problem: { title, detail, errors = [] } }: Refusal): string[] {
  if (errors.length > 0) return errors.map((error) => error.detail);
  return [title, detail].filter((text) => text !== undefined);
}
