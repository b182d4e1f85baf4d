const FIRST_PRIME = 0x01000193;
const SECOND_PRIME = 0x85ebca6b;
const LANE = 2 ** 32;
/** Of the second lane so many bits, that both together are an integer which JSON keeps. */
const UPPER_BITS = 16;

/**
 * 48 bits of a text, from two lanes of multiply and xor over its UTF-16 units, as FNV-1a does it, each stirred once
 * at its end. Not for secrets: who wishes finds texts with the same hash. An import asks for some fifty a row, and
 * a cryptographic one took a twentieth of its time.
 */
export function keyHashOf(text: string): number {
  let first = 0x811c9dc5;
  let second = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    first = Math.imul(first ^ unit, FIRST_PRIME);
    second = Math.imul(second ^ unit, SECOND_PRIME);
    second ^= second >>> 15;
  }
  return (stirred(second) >>> (32 - UPPER_BITS)) * LANE + (stirred(first ^ second) >>> 0);
}

/** The bits of the whole lane in each of its bits. */
function stirred(lane: number): number {
  const once = Math.imul(lane ^ (lane >>> 16), SECOND_PRIME);
  return once ^ (once >>> 13);
}
