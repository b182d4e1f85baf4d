import type { FileProblemCode } from '../file/unusable-file.js';

export type Refusal = Extract<FileProblemCode, `source-${string}`>;

const SOUND = new Set(['0', '3']);
const REFUSALS: Record<string, Refusal> = {
  20: 'source-key',
  22: 'source-quota',
  30: 'source-key-unknown',
  31: 'source-key-expired',
  32: 'source-key-address',
  33: 'source-key',
};

/** What a result code of data.go.kr stands for; null for success, and for "no data", which is one. */
export function refusalOf(code: string): Refusal | null {
  // The same codes come with two digits or four.
  const plain = /^\d{1,4}$/.test(code) ? String(Number(code)) : code;
  return SOUND.has(plain) ? null : (REFUSALS[plain] ?? 'source-refused');
}

/** The gateway refuses in XML, whatever was asked for; the reason's code, or none where it is no such answer. */
export function xmlRefusalIn(answer: Buffer | string): string | undefined {
  const text = answer.slice(0, 4096).toString();
  if (!/^\ufeff?\s*</u.test(text) || !text.includes('OpenAPI_ServiceResponse')) return undefined;
  return /<returnReasonCode>\s*(\d{1,4})/.exec(text)?.[1] ?? '99';
}
