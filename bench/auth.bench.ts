/**
 * What signing in costs beside the hash it cannot do without, what the guard costs somebody who is signed in, and
 * whether the time of an answer tells who has an account. On a machine that does nothing else.
 */
import { testEnvironment } from '../test/support/api.js';
import { startApiProcess } from '../test/support/api-process.js';
import { guard } from './auth/guard.js';
import { logins } from './auth/logins.js';
import { registered } from './auth/people.js';
import { tellingTimes } from './auth/telling-times.js';
import { realCatalogue } from './catalogue/databases.js';
import { machine, tableOf } from './measure.js';

console.log('Importing the catalogue');
const { url } = await realCatalogue();
const api = await startApiProcess(testEnvironment(url));
try {
  const person = await registered(api.url);
  const rows = [await logins(api, person), ...(await guard(api, person)), ...(await tellingTimes(api))];
  console.log(`\n${machine()}\n\n${tableOf(rows)}`);
} finally {
  await api.end('SIGTERM');
}
