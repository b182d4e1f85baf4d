import {
  findRegions,
  type Region,
  regionByCode,
  type RegionCodes,
  regionTree,
} from '../../region/region.rules.js';
import { shortened } from './cell.rules.js';

/** Characters that are kept of a name. */
const LONGEST = 200;

const districts = regionTree().flatMap((province) => province.districts);

/**
 * The local government of that name, as it is called today: `보령시청`, `충남 보령시` and `보령시` are 충청남도 보령시.
 * The standard data write province and district, as these were called on the day. Null for a name that several have
 * (`중구`, `광주시`), and for every other body, `보령시문화재단` among them: whose it is does not make it the city.
 */
export function governmentNamed(written: string): Region | null {
  const name = written.replace(/(?<=[시군구도])청$/u, '');
  if (!/[시군구도]$/u.test(name)) return null;
  const found = [...findRegions(name), ...districts.filter((one) => one.name === name)];
  const [first] = found;
  return first !== undefined && found.every(({ fullName }) => fullName === first.fullName) ? first : null;
}

/** Who says a row: the local government of that name, else the name itself, else that of the place it tells of. */
export function authorityOf(written: string | null, region: RegionCodes | null): string | null {
  if (written !== null) return governmentNamed(written)?.fullName ?? shortened(written, LONGEST);
  return region === null
    ? null
    : (regionByCode(region.districtCode ?? region.provinceCode)?.fullName ?? null);
}
