import autocannon from 'autocannon';
import type { ApiProcess } from '../../test/support/api-process.js';
import { lineOf, median, type Row } from '../measure.js';
import { type Person, post } from './people.js';

const ROUNDS = 5;
const SECONDS = 3;
const CONNECTIONS = 10;

/** The same page for somebody who is signed in and for anybody, turn by turn. */
export async function guard(api: ApiProcess, person: Person): Promise<Row[]> {
  const { accessToken } = await post<{ accessToken: string }>(`${api.url}/v1/auth/login`, person, 200);
  const { items } = (await (await fetch(`${api.url}/v1/festivals`)).json()) as { items: { id: string }[] };
  const pages = { 'a list of festivals': '/v1/festivals', 'a festival': `/v1/festivals/${items[0]?.id}` };
  const rows: Row[] = [];
  for (const [what, path] of Object.entries(pages)) {
    const [signedIn, anybody]: [number[], number[]] = [[], []];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const rate = async (headers: Record<string, string>) => {
        const { requests, non2xx } = await autocannon({
          url: `${api.url}${path}`,
          headers,
          connections: CONNECTIONS,
          duration: SECONDS,
        });
        if (non2xx > 0) throw new Error(`${non2xx} answers of ${path} were not 200`);
        return requests.average;
      };
      const [known, unknown] = [await rate({ authorization: `Bearer ${accessToken}` }), await rate({})];
      // The first round only warms up.
      if (round === 0) continue;
      signedIn.push(known);
      anybody.push(unknown);
    }
    const row = {
      what: `${what}, signed in`,
      seen: `${median(signedIn).toFixed(0)} requests/s`,
      baseline: `${median(anybody).toFixed(0)} requests/s signed out`,
      ratio: (median(signedIn) / median(anybody)).toFixed(2),
      wanted: '>= 0.90',
    };
    console.log(lineOf(row));
    rows.push(row);
  }
  return rows;
}
