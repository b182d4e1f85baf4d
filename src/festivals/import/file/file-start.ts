import type { StoredFile } from './stored-file.js';

const START_BYTES = 64 * 1024;

/** How a file begins: as much of it as tells of what kind it is. */
export async function startOf(file: StoredFile): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of file.chunks()) {
    pieces.push(piece);
    size += piece.length;
    if (size >= START_BYTES) break;
  }
  return Buffer.concat(pieces);
}

/** Whether the first thing in it is a brace or a bracket. */
export function looksLikeJson(start: Buffer): boolean {
  return /^\ufeff?\s*[[{]/u.test(start.subarray(0, 1024).toString('utf8'));
}
