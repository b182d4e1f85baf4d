import type { Reason, Reported } from './report.api.js';

export type Standing = 'open' | 'hidden' | 'kept';

export function standingOf({ waitingSince, review }: Reported): Standing {
  if (waitingSince !== null) return 'open';
  return review.hidden === undefined ? 'kept' : 'hidden';
}

/** The reason that speaks most for hiding it: why it is hidden, else what most reports say. */
export function likeliestReason({ review, reports }: Reported): Reason {
  return review.hidden?.reason ?? reports.byReason[0]?.reason ?? 'other';
}

/** One further or back; at an end it stays. */
export function stepped(queue: readonly Reported[], at: string, step: 1 | -1): string {
  const index = queue.findIndex(({ review }) => review.id === at);
  return queue[index + step]?.review.id ?? at;
}

/** The next one to be decided, around the end if need be; where there is none it stays. */
export function nextOpen(queue: readonly Reported[], at: string): string {
  const index = queue.findIndex(({ review }) => review.id === at);
  const after = [...queue.slice(index + 1), ...queue.slice(0, index)];
  return after.find((one) => standingOf(one) === 'open')?.review.id ?? at;
}
