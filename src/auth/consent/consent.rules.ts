import { addDays, type Day } from '../../shared/clock.js';

export const CONSENT_KINDS = ['terms', 'privacy', 'location', 'marketing'] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

/** Of the texts that people are shown now; whoever changes a text gives it the day from which it holds. */
export const CONSENT_VERSIONS: Record<ConsentKind, string> = {
  terms: '2026-12-01',
  privacy: '2026-12-01',
  location: '2026-12-01',
  marketing: '2026-12-01',
};

/** Without these there can be no account; they end with it. */
export const NEEDED_CONSENTS: readonly ConsentKind[] = ['terms', 'privacy'];

const LEAST_YEARS = 14;

/**
 * Whether somebody born on that day may decide about their data alone: from the 14th birthday on (Personal
 * Information Protection Act of Korea, article 22-2). Born on 29 February, that is 1 March in other years.
 */
export function isOldEnough(birthDate: Day, today: Day): boolean {
  const year = Number(birthDate.slice(0, 4)) + LEAST_YEARS;
  const birthday = `${year}${birthDate.slice(4)}`;
  const leapDay = birthDate.slice(4) === '-02-29' && new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1;
  return today >= (leapDay ? addDays(`${year}-02-28`, 1) : birthday);
}
