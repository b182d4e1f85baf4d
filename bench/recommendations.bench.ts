/**
 * What a personal page of 20 costs beside a list of festivals, how it grows with festivals and signals, and what
 * training costs those who ask meanwhile. People and signals are made up (`recommendations/community.ts`), by a seed.
 * `PEOPLE=1000 SIGNALS=50000` makes it a short try. On a machine that does nothing else.
 */
import { lineOf, machine, median, type Row, tableOf } from './measure.js';
import { type Populated, populated } from './recommendations/database.js';
import {
  type Asked,
  type Cost,
  costOf,
  costsOf,
  LIST,
  PERSONAL,
  startAsked,
} from './recommendations/pages.js';
import { trainingOf } from './recommendations/training.js';

const PEOPLE = Number(process.env['PEOPLE'] ?? 100_000);
const SIGNALS = Number(process.env['SIGNALS'] ?? 5_000_000);
const FEW_SIGNALS = SIGNALS / 50;
const [FEW_FESTIVALS, FESTIVALS] = [1_000, 10_000];

const rows: Row[] = [];
const say = (line: string): void => console.log(line);
const told = (row: Row): void => {
  rows.push(row);
  say(lineOf(row));
};

say(`Making up ${PEOPLE} people and ${SIGNALS} signals on ${FESTIVALS} festivals`);
const large = await startAsked(await populated('all', FESTIVALS, PEOPLE, SIGNALS));
say('Training while people ask');
const trained = await trainingOf(large);
const after = await costOf({ asked: large, path: PERSONAL, acting: true });
training();
say('Personal pages beside lists');
const [again, acting, list] = (await costsOf([
  { asked: large, path: PERSONAL },
  { asked: large, path: PERSONAL, acting: true },
  { asked: large, path: LIST },
])) as [Cost, Cost, Cost];
for (const [what, cost] of [
  ['of somebody who has just done something', acting],
  ['of somebody who asks again', again],
] as const) {
  told(beside(`personal page of 20 ${what}, p50`, 'ms', cost.p50, list.p50, 'a list of 20', 2.5));
  told(beside(`personal page of 20 ${what}, processor`, 'ms', cost.cpu, list.cpu, 'a list of 20', 2.5));
}
await growth(
  'signals',
  await populated('few_signals', FESTIVALS, PEOPLE, FEW_SIGNALS),
  `${FEW_SIGNALS} signals`,
);
await growth(
  'festivals',
  await populated('few_festivals', FEW_FESTIVALS, PEOPLE, SIGNALS),
  `${FEW_FESTIVALS} festivals`,
);
await large.end();
say(`\n${machine()}\n\n${tableOf(rows)}`);

function training(): void {
  const { during, seconds, ofReading, ofAlgebra, peakMemoryMb } = trained;
  const what = `training on ${SIGNALS} signals of ${PEOPLE} people`;
  told(beside(what, 's', seconds, ofAlgebra, `bare linear algebra (${ofReading.toFixed(1)} s reading)`, 3));
  told({
    what: 'most memory of the API, training included',
    seen: `${peakMemoryMb} MB`,
    baseline: '–',
    ratio: '–',
    wanted: '–',
  });
  const p99 = median(during.map((cost) => cost.p99));
  told(beside('personal page of 20, p99 while training', 'ms', p99, after.p99, 'afterwards', 1.5));
}

/** The same pages of the large one and of another, turn by turn, each with a model. */
async function growth(what: string, other: Populated, baseline: string): Promise<void> {
  say(`Growing with ${what}`);
  const small: Asked = await startAsked(other);
  await trainingOf(small);
  const [many, few, manyAgain, fewAgain] = (await costsOf([
    { asked: large, path: PERSONAL, acting: true },
    { asked: small, path: PERSONAL, acting: true },
    { asked: large, path: PERSONAL },
    { asked: small, path: PERSONAL },
  ])) as [Cost, Cost, Cost, Cost];
  for (const [whose, more, less] of [
    ['of somebody who has just done something', many, few],
    ['of somebody who asks again', manyAgain, fewAgain],
  ] as const) {
    const page = `personal page of 20 ${whose}`;
    told(beside(`${page}, p50, growing with ${what}`, 'ms', more.p50, less.p50, `with ${baseline}`, 1.3));
    told(
      beside(`${page}, processor, growing with ${what}`, 'ms', more.cpu, less.cpu, `with ${baseline}`, 1.3),
    );
  }
  await small.end();
}

function beside(what: string, unit: string, seen: number, baseline: number, of: string, most: number): Row {
  return {
    what,
    seen: `${seen.toFixed(2)} ${unit}`,
    baseline: `${baseline.toFixed(2)} ${unit}: ${of}`,
    ratio: `${(seen / baseline).toFixed(2)} x`,
    wanted: `<= ${most} x`,
  };
}
