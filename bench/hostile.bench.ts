/**
 * Whether anybody can make the API take its time by what they type or send: every text field given 100 kB of what
 * careless patterns choke on, and questions full of operators beside ordinary ones, on the real catalogue.
 */
import { createConnection } from 'mysql2/promise';
import { askingAt, testEnvironment } from '../test/support/api.js';
import { startApiProcess } from '../test/support/api-process.js';
import { operationsIn } from '../test/support/operations.js';
import queries from '../test/real-data/search-queries.json' with { type: 'json' };
import document from '../openapi.json' with { type: 'json' };
import { post, registered } from './auth/people.js';
import { realCatalogue } from './catalogue/databases.js';
import { apiFields } from './hostile/api-fields.js';
import { questions } from './hostile/questions.js';
import { rowsOfSources } from './hostile/source-fields.js';
import { BYTES, type Slowest } from './hostile/worst.js';
import { lineOf, machine, type Row, tableOf } from './measure.js';

const say = (line: string): void => console.log(line);
const rows: Row[] = [];
const told = (row: Row): void => {
  rows.push(row);
  say(lineOf(row));
};

say('Importing the catalogue');
const { url } = await realCatalogue();
const api = await startApiProcess(testEnvironment(url));
const token = await adminOf(api.url);
say('Reading rows of sources');
told(rowOf('a row of a source, each of its fields in turn', await rowsOfSources(askingAt(api.url), token)));
say('Sending to the API');
const { fields, ...slowest } = await apiFields(api.url, operationsIn(document), token);
told(rowOf(`slowest of ${fields} text fields of the API`, slowest));
say('Asking');
const typed = [...queries.development, ...queries.heldOut].map(({ q }) => q);
for (const path of ['/v1/festivals?q=', '/v1/suggest?q='])
  for (const row of await questions(api.url, path, typed)) told(row);
await api.end('SIGTERM');
say(`\n${machine()}\n\n${tableOf(rows)}`);

async function adminOf(at: string): Promise<string> {
  const person = await registered(at);
  const database = await createConnection(url);
  await database.query("UPDATE auth_account SET role = 'admin' WHERE email = ?", [person.email]);
  await database.end();
  return (await post<{ accessToken: string }>(`${at}/v1/auth/login`, person, 200)).accessToken;
}

function rowOf(what: string, { field, piece, milliseconds, plainly }: Slowest): Row {
  return {
    what: `${what}, ${BYTES / 1_000} kB: ${field}, of ${JSON.stringify(piece)}`,
    seen: `${milliseconds.toFixed(2)} ms`,
    baseline: `${plainly.toFixed(2)} ms: of a plain letter`,
    ratio: `${(milliseconds / plainly).toFixed(2)} x`,
    wanted: '<= 100 ms',
  };
}
