import { ApiProblem, type ProblemBody } from '../api/problem.js';

interface Sending {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: XMLHttpRequestBodyInit;
  readonly signal?: AbortSignal;
  /** Told the part of the bytes that has gone, 0 to 1. */
  readonly progress: (share: number) => void;
}

/**
 * Sends bytes and tells how far they are; XMLHttpRequest, because fetch cannot tell. Answers the body.
 * @throws ApiProblem for a refusal in problem+json, Error for any other end
 */
export function sendFile({ method, url, headers, body, signal, progress }: Sending): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 1 : loaded / total);
    request.onload = () =>
      request.status < 300 ? resolve(request.responseText) : reject(refusalOf(request));
    request.onerror = () => reject(new Error('unreachable'));
    request.onabort = () => reject(new Error('given up'));
    signal?.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}

function refusalOf(request: XMLHttpRequest): Error {
  if (!request.getResponseHeader('content-type')?.includes('json'))
    return new Error(`HTTP ${request.status}`);
  return new ApiProblem(request.status, JSON.parse(request.responseText) as ProblemBody);
}
