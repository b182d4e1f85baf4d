export const REPORT_REASONS = ['spam', 'insult', 'personal-data', 'untrue', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** How much harm a review does if the report is right: what cannot be taken back weighs most. */
const WEIGHTS: Record<ReportReason, number> = {
  'personal-data': 5,
  insult: 3,
  untrue: 2,
  spam: 2,
  other: 1,
};
/** Accounts made in order to report are young. */
const YOUNG_DAYS = 7;
const APPEAL_RISK = 4;
const DAY_MS = 86_400_000;

/** What one report weighs: twice as much from somebody who has been here for a week. */
export function weightOf(reason: ReportReason, reporterSince: Date, now: Date): number {
  const isYoung = now.getTime() - reporterSince.getTime() < YOUNG_DAYS * DAY_MS;
  return WEIGHTS[reason] * (isYoung ? 1 : 2);
}

/** What is at stake while nobody decides: every open report counts, and an author who waits does too. */
export function riskOf(openWeights: readonly number[], hasOpenAppeal: boolean): number {
  return openWeights.reduce((sum, weight) => sum + weight, hasOpenAppeal ? APPEAL_RISK : 0);
}

/** As much of a review as decides what a decision about it means. */
export interface Standing {
  readonly hiddenFor: ReportReason | null;
  readonly hasOpenAppeal: boolean;
}

export type Decision =
  | { readonly decision: 'hide'; readonly reason: ReportReason }
  | { readonly decision: 'keep' };

/** What its author hears of a decision: only what changes something for them, or answers them. */
export type Telling = 'hidden' | 'appeal-declined' | 'restored' | 'nothing';

export function tellingOf({ hiddenFor, hasOpenAppeal }: Standing, decided: Decision): Telling {
  if (decided.decision === 'keep') return hiddenFor === null ? 'nothing' : 'restored';
  if (hasOpenAppeal) return 'appeal-declined';
  return hiddenFor === decided.reason ? 'nothing' : 'hidden';
}
