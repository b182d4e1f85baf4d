import type { LinkedPicture } from '../../gallery/linked-picture.schemas.js';
import { cleanLine } from './cell.rules.js';
import { rowFault, type RowFault } from './row-fault.js';

const LONGEST_ADDRESS = 2_000;
const LONGEST_ALT = 500;
/** The Korea Tourism Organization writes one and the same of its pictures now with http, now with https. */
const KNOWS_HTTPS = /^(?:tong|cdn)\.visitkorea\.or\.kr$/;
const TOURAPI = {
  credit: '한국관광공사',
  sourceUrl: 'https://www.data.go.kr/data/15101578/openapi.do',
};
/** What the copyright division code of TourAPI stands for. */
const LICENCES: Record<string, LinkedPicture['licence']> = { Type1: 'kogl-1', Type3: 'kogl-3' };

/**
 * A picture of TourAPI under its licence, or null. Where the row does not name the licence, it is the
 * stricter of the two that there are. It is linked by https in any case, as browsers ask for pictures of a
 * page that is; where nobody knows that its host answers so, a warning says it.
 */
export function readPicture(
  { url, licence, alt, column }: { url: string; licence: string; alt: string; column: string },
  faults: RowFault[],
): LinkedPicture | null {
  const written = cleanLine(url);
  if (written === '') return null;
  if (!/^https?:\/\//i.test(written) || written.length > LONGEST_ADDRESS || !URL.canParse(written)) {
    faults.push(rowFault(column, written, 'unusable-picture'));
    return null;
  }
  const address = new URL(written);
  if (address.protocol === 'http:') {
    if (!KNOWS_HTTPS.test(address.hostname)) faults.push(rowFault(column, written, 'insecure-picture'));
    address.protocol = 'https:';
  }
  return {
    url: address.href,
    alt: [...alt].slice(0, LONGEST_ALT).join(''),
    licence: LICENCES[cleanLine(licence)] ?? 'kogl-3',
    ...TOURAPI,
  };
}
