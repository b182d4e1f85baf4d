export interface Sending {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Blob | FormData;
  readonly signal?: AbortSignal;
  /** Told the part of the bytes that has gone, 0 to 1. */
  readonly progress: (share: number) => void;
}

export interface Sent {
  /** Of HTTP; 0 when nobody answered, or it was given up. */
  readonly status: number;
  readonly text: string;
}

/** A connection over which nothing has moved for so long is taken for broken. */
const SILENCE_MS = 60_000;

/** Sends bytes and tells how far they are: XMLHttpRequest, because fetch cannot tell. Never throws. */
export function send({ method, url, headers, body, signal, progress }: Sending): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const giveUp = () => request.abort();
    let silence = setTimeout(giveUp, SILENCE_MS);
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(giveUp, SILENCE_MS);
    };
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => {
      heard();
      progress(total === 0 ? 1 : loaded / total);
    };
    // Comes last, whether it was load, error or abort.
    request.onloadend = () => {
      clearTimeout(silence);
      signal?.removeEventListener('abort', giveUp);
      resolve({ status: request.status, text: request.responseText });
    };
    if (signal?.aborted) return resolve({ status: 0, text: '' });
    signal?.addEventListener('abort', giveUp);
    request.send(body);
  });
}
