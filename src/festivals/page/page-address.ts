import type { Locale } from '../../shared/problem/problem.js';

/** Where the page of a festival is in each language; without a word in the address it is Korean to a crawler. */
export function addressesOf(publicUrl: string, festivalId: string): Record<Locale, string> {
  const ko = `${publicUrl}/festivals/${festivalId}`;
  return { ko, en: `${ko}?lang=en` };
}
