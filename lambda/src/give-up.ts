import { openOriginal } from './bucket.js';
import { commit } from './commit.js';
import { pipelineVersion } from './contract.js';

const maxErrorLength = 500;

/**
 * Writes that the photo was given up, so that its owner does not wait for ever. Another event of it may still
 * make it ready.
 * @returns 'done before' when it has any manifest already
 */
export async function giveUp(
  bucket: string,
  id: string,
  attempts: number,
  lastError: string,
): Promise<'failed' | 'done before' | 'no original'> {
  if (!(await openOriginal(bucket, id))) return 'no original';
  const manifest = {
    status: 'failed' as const,
    id,
    pipelineVersion,
    attempts,
    lastError: oneLine(lastError),
  };
  return (await commit(bucket, manifest, null)) ? 'failed' : 'done before';
}

const oneLine = (text: string): string =>
  text
    .slice(0, maxErrorLength)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
