import type { StoredRendition } from '../photo.entity.js';

const SECOND = 1_000;
const FIRST_PAUSE_MS = 2 * SECOND;
const LONGEST_PAUSE_MS = 600 * SECOND;
const ENOUGH_TO_JUDGE_PX = 640;

/** How long to leave the hook alone after it failed to answer for the `tries`-th time. */
export function pauseAfter(tries: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS);
}

/** The rendition that the hook looks at: a JPEG, which everything reads, of at most 640 px where there is one. */
export function renditionToJudge(renditions: readonly StoredRendition[]): StoredRendition | undefined {
  const jpegs = renditions.filter(({ format }) => format === 'jpeg');
  return jpegs.find(({ width }) => width <= ENOUGH_TO_JUDGE_PX) ?? jpegs.at(-1);
}
