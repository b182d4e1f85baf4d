import type { components } from '../../api/schema.js';
import { api } from '../../shared/api/client.js';
import { ApiProblem } from '../../shared/api/problem.js';
import { answerOf } from '../../shared/api/transport.js';

type Ticket = NonNullable<components['schemas']['UploadItem']['upload']>;
type FileAsked = components['schemas']['UploadFile'];

/** Where a photo is on its way; `share` is the part of its bytes that has arrived, 0 to 1. */
export type UploadState =
  | { readonly kind: 'preparing' | 'processing' }
  | { readonly kind: 'sending'; readonly share: number }
  | { readonly kind: 'ready' }
  /** Refused for what it is: `message` says why. */
  | { readonly kind: 'refused'; readonly message: string }
  /** Failed on the way: trying again may help. */
  | { readonly kind: 'failed' };

export interface UploadStep {
  readonly photoId?: string;
  readonly state: UploadState;
}

const FIRST_LOOK_MS = 400;
const LAST_LOOK_MS = 3000;

/**
 * Takes files from the person straight to the store and waits until they are photos. Each step of each file
 * is told by its index; never throws.
 */
export async function uploadPhotos(
  files: readonly File[],
  tell: (index: number, step: UploadStep) => void,
): Promise<void> {
  const asked = await Promise.all(files.map(describe));
  const tickets = await ticketsFor(asked, tell);
  await Promise.all(
    files.map(async (file, index) => {
      const item = tickets[index];
      if (item === undefined) return;
      const report = (state: UploadState) => tell(index, { photoId: item.id, state });
      try {
        if (item.upload !== null) await put(file, item.upload, (share) => report({ kind: 'sending', share }));
        report({ kind: 'processing' });
        report(await settled(item.id));
      } catch {
        report({ kind: 'failed' });
      }
    }),
  );
}

async function describe(file: File): Promise<FileAsked> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  const sha256 = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return {
    contentType: file.type as FileAsked['contentType'],
    byteSize: file.size,
    sha256,
    purpose: 'review',
  };
}

/** One ticket a file; a file that the API refuses is told so and the others are asked for again without it. */
async function ticketsFor(
  asked: readonly FileAsked[],
  tell: (index: number, step: UploadStep) => void,
): Promise<(components['schemas']['UploadItem'] | undefined)[]> {
  let left = asked.map((_file, index) => index);
  while (left.length > 0) {
    try {
      const files = left.map((index) => asked[index] as FileAsked);
      const { items } = await answerOf(api.POST('/v1/media/uploads', { body: { files } }));
      return asked.map((_file, index) => items[left.indexOf(index)]);
    } catch (error) {
      const refused = refusedFiles(error);
      for (const [position, index] of left.entries()) {
        const message = refused.get(position) ?? (refused.size > 0 ? undefined : wholeMessage(error));
        if (message !== undefined) tell(index, { state: { kind: 'refused', message } });
        else if (refused.size === 0) tell(index, { state: { kind: 'failed' } });
      }
      left = refused.size === 0 ? [] : left.filter((_index, position) => !refused.has(position));
    }
  }
  return [];
}

/** What a problem says of single files, by their place in the call: `/files/2/contentType`. */
function refusedFiles(error: unknown): Map<number, string> {
  if (!(error instanceof ApiProblem)) return new Map();
  const named = (error.body.errors ?? []).map(({ pointer, detail }) => {
    const place = /^\/files\/(\d+)/.exec(pointer)?.[1];
    return place === undefined ? undefined : ([Number(place), detail] as const);
  });
  return new Map(named.filter((one) => one !== undefined));
}

function wholeMessage(error: unknown): string | undefined {
  return error instanceof ApiProblem && error.status < 500 ? error.body.detail : undefined;
}

/** XMLHttpRequest, because fetch cannot tell how much of a body has gone. */
function put(file: File, { method, url, headers }: Ticket, progress: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => progress(loaded / total);
    request.onload = () => (request.status < 300 ? resolve() : reject(new Error(`HTTP ${request.status}`)));
    request.onerror = () => reject(new Error('unreachable'));
    request.send(file);
  });
}

/** Looks, less and less often, until the photo is ready or known never to be. */
async function settled(id: string): Promise<UploadState> {
  for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 1.5, LAST_LOOK_MS)) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const photo = await answerOf(api.GET('/v1/media/{id}', { params: { path: { id } } }));
    if (photo.status === 'ready') return { kind: 'ready' };
    if (photo.reason !== null) return { kind: 'refused', message: photo.reason.message };
  }
}
