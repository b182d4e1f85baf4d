/** What the page asks of this worker, and what comes back under the same number. */
export interface DigestAsked {
  readonly number: number;
  readonly file: Blob;
}

export interface DigestMade {
  readonly number: number;
  /** Undefined where this browser, or this unencrypted page, has no `crypto.subtle`. */
  readonly sha256?: string;
  /** The file has gone or changed since it was chosen. */
  readonly unreadable?: true;
}

addEventListener('message', ({ data: { number, file } }: MessageEvent<DigestAsked>) => {
  void digestOf(file).then(
    (sha256) => answer({ number, sha256 }),
    () => answer({ number, unreadable: true }),
  );
});

async function digestOf(file: Blob): Promise<string | undefined> {
  const bytes = await file.arrayBuffer();
  // The types promise it; a page over plain HTTP does not have it.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  const digest = await subtle?.digest('SHA-256', bytes);
  if (digest === undefined) return undefined;
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function answer(made: DigestMade): void {
  postMessage(made);
}
