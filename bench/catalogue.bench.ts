/**
 * What lists and details of festivals cost beside a bare server on the same database, and how lists grow with the
 * catalogue. On a machine that does nothing else.
 */
import { realCatalogue, spreadCatalogue } from './catalogue/databases.js';
import { growth } from './catalogue/growth.js';
import { throughput } from './catalogue/throughput.js';
import { machine, type Row, tableOf } from './measure.js';

const say = (line: string): void => console.log(line);
const rows: Row[] = [];

say('Importing the catalogue');
const real = await realCatalogue();
say('Asking the API and a bare server in turn');
rows.push(...(await throughput(real, say)));
say('Spreading it to 1,000 and 100,000 festivals');
const small = await spreadCatalogue(real, 1_000);
const large = await spreadCatalogue(real, 100_000);
say('Asking both for every kind of list');
rows.push(...(await growth(small, large, say)));
say(`\n${machine()}\n\n${tableOf(rows)}`);
