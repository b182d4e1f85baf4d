import { api } from '../../api/client.js';
import { answerOf, ApiProblem } from '../../api/problem.js';
import type { components } from '../../api/schema.js';
import type { PhotoView } from '../../shared/photo.js';
import { sendFile } from '../../shared/send-file.js';

type FileAsked = components['schemas']['UploadFile'];

/** Where a photo is on its way; `share` is the part of its bytes that has arrived, 0 to 1. */
export type UploadState =
  | { readonly kind: 'preparing' | 'processing' }
  | { readonly kind: 'sending'; readonly share: number }
  | { readonly kind: 'ready'; readonly photo: PhotoView }
  /** Refused for what it is: `reasons` say why. */
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }
  /** Failed on the way: trying again may help. */
  | { readonly kind: 'failed' };

const FIRST_LOOK_MS = 300;
const LAST_LOOK_MS = 3000;

/** Takes a file straight to the store and waits until it is a photo. Every step is told; never throws. */
export async function uploadCover(
  file: File,
  signal: AbortSignal,
  tell: (state: UploadState) => void,
): Promise<void> {
  const report = (state: UploadState) => {
    if (!signal.aborted) tell(state);
  };
  report({ kind: 'preparing' });
  try {
    const { items } = await answerOf(
      api.POST('/v1/media/uploads', { body: { files: [await describe(file)] } }),
    );
    const item = items[0];
    if (item === undefined) return report({ kind: 'failed' });
    if (item.upload !== null) {
      const { method, url, headers } = item.upload;
      await sendFile({
        method,
        url,
        headers,
        body: file,
        signal,
        progress: (share) => report({ kind: 'sending', share }),
      });
    }
    report({ kind: 'processing' });
    report(await settledPhoto(item.id, signal));
  } catch (error) {
    const refused = error instanceof ApiProblem && error.status < 500;
    report(refused ? { kind: 'refused', reasons: reasonsOf(error) } : { kind: 'failed' });
  }
}

async function describe(file: File): Promise<FileAsked> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  const sha256 = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return {
    contentType: file.type as FileAsked['contentType'],
    byteSize: file.size,
    sha256,
    purpose: 'festival',
  };
}

/** Looks, less and less often, until the photo is ready or known never to be. */
async function settledPhoto(id: string, signal: AbortSignal): Promise<UploadState> {
  for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 1.5, LAST_LOOK_MS)) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    signal.throwIfAborted();
    const photo = await answerOf(api.GET('/v1/media/{id}', { params: { path: { id } }, cache: 'no-store' }));
    if (photo.status === 'ready') return { kind: 'ready', photo };
    if (photo.reason !== null) return { kind: 'refused', reasons: [photo.reason.message] };
  }
}

/** What is wrong with the file; where no field is named, what the problem itself says. */
function reasonsOf({ fields, body }: ApiProblem): string[] {
  return fields.length > 0 ? fields.map(({ detail }) => detail) : [body.detail ?? body.title ?? ''];
}
