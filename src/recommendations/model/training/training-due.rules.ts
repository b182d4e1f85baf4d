import { ARTEFACT_FORMAT } from '../artefact.js';
import type { ModelEntity } from '../model.entity.js';

const LEAST_NEWS = 20;
const NEWS_SHARE = 0.1;
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/**
 * Whether it is worth training: signals but no model of a format we read; a tenth more (or fewer)
 * signals than it knew, at least twenty; any change and a day gone by; or a week, since what is old weighs less
 * and whoever left has to be out of it even where as many came. A newer format belongs to a newer release running
 * beside this one, which trains it.
 */
export function isTrainingDue(
  newest: Pick<ModelEntity, 'format' | 'signals' | 'trainedAt'> | undefined,
  signals: number,
  now: Date,
): boolean {
  if (newest === undefined) return signals > 0;
  if (newest.format !== ARTEFACT_FORMAT) return newest.format < ARTEFACT_FORMAT;
  const news = Math.abs(signals - newest.signals);
  if (news >= Math.max(LEAST_NEWS, newest.signals * NEWS_SHARE)) return true;
  const age = now.getTime() - newest.trainedAt.getTime();
  return age >= WEEK_MS || (news > 0 && age >= DAY_MS);
}
