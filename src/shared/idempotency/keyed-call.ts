import { createHash } from 'node:crypto';
import { kernelProblems } from '../problem/kernel.problems.js';
import { DomainError } from '../problem/problem.js';

/** A call that its caller has given a key, as far as it is kept: by hashes. */
export interface KeyedCall {
  readonly callerId: string;
  /** 32 bytes. */
  readonly key: Buffer;
  /** Of method, address and body, 32 bytes. */
  readonly request: Buffer;
}

const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * The key that a client has chosen; undefined without the header.
 * @throws DomainError invalid-input
 */
export function keyFrom(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const key = String(header);
  if (KEY.test(key)) return key;
  throw new DomainError(kernelProblems.invalidInput, {
    errors: [
      {
        pointer: '/Idempotency-Key',
        detail: {
          ko: '공백 없는 ASCII 문자 1~255자의 키 하나를 보내 주세요. UUID를 권합니다.',
          en: 'Send one key of 1 to 255 ASCII characters without blanks, such as a UUID.',
        },
      },
    ],
  });
}

export function keyedCall(
  callerId: string,
  key: string,
  { method, url, body }: { readonly method: string; readonly url: string; readonly body: unknown },
): KeyedCall {
  return { callerId, key: sha256(key), request: sha256(JSON.stringify([method, url, body])) };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
