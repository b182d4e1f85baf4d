import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type ImportDetail, type ImportItem, type ImportService, StoredFile } from '../festivals/index.js';
import { requestContext, say } from '../shared/http/request-context.js';
import { DomainError, type Locale } from '../shared/problem/problem.js';
import { type Asked, readArguments, USAGE } from './import.arguments.js';
import { textTable } from './text-table.js';

const SHOWN_ROWS = 20;
const LOOKED_MS = 500;
const NOT_FOUND = new Set(['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR']);

export interface Terminal {
  /** The report. */
  print(text: string): void;
  /** What goes on meanwhile, and what went wrong. */
  tell(text: string): void;
}

/**
 * `npm run import -- FILE... [--apply]`: shows what each file would change, and with `--apply` does it, one
 * after the other; the name of a provider stands for what it answers when it is asked itself. Answers the
 * exit code: 0, or 1 after one sentence that says why not.
 */
export async function importCommand(
  imports: ImportService,
  args: readonly string[],
  locale: Locale,
  terminal: Terminal,
): Promise<number> {
  return requestContext.run({ requestId: 'command-line', locale }, async () => {
    const asked = readArguments(args);
    if (asked === undefined) {
      terminal.tell(say(USAGE));
      return 1;
    }
    for (const source of asked.sources) {
      try {
        if ((await runImport(imports, await begun(imports, source), asked.apply, terminal)) !== 0) return 1;
      } catch (error) {
        const sentence = sentenceOf(error, 'path' in source ? source.path : source.provider, locale);
        if (sentence === undefined) throw error;
        terminal.tell(sentence);
        return 1;
      }
    }
    return 0;
  });
}

type Begun = Awaited<ReturnType<ImportService['start']>>;

async function begun(imports: ImportService, source: Asked['sources'][number]): Promise<Begun> {
  if ('provider' in source) return imports.startLive(source, null);
  const file = await StoredFile.open(source.path);
  return imports.start(file, { provider: undefined, fileName: basename(source.path), accountId: null });
}

async function runImport(
  imports: ImportService,
  { id, ended }: Begun,
  apply: boolean,
  terminal: Terminal,
): Promise<number> {
  await watched(imports, id, ended, terminal);
  const preview = await look(imports, id);
  if (preview.status !== 'previewed') return failed(preview, terminal);
  terminal.print(await report(imports, preview));
  if (!apply) {
    await watched(imports, id, (await imports.undo(id)).ended, terminal);
    terminal.print(
      say({
        ko: '바뀐 것은 없습니다. 적용하려면 --apply를 붙여 주세요.',
        en: 'Nothing was changed. Add --apply to apply it.',
      }),
    );
    return 0;
  }
  await watched(imports, id, (await imports.apply(id)).ended, terminal);
  const applied = await look(imports, id);
  if (applied.status !== 'applied') return failed(applied, terminal);
  terminal.print(`${say({ ko: '적용했습니다', en: 'Applied' })}: ${countsLine(applied)} (${id})`);
  return 0;
}

/** Waits for the work, and after a second says twice a second how far it is. */
async function watched(
  imports: ImportService,
  id: string,
  ended: Promise<void>,
  terminal: Terminal,
): Promise<void> {
  const over = ended.then(() => true);
  const next = (ms: number) => Promise.race([over, pause(ms, false, { ref: false })]);
  let before = '';
  for (let finished = await next(LOOKED_MS * 2); !finished; finished = await next(LOOKED_MS)) {
    const line = progressLine(await imports.state(id));
    if (line !== before) terminal.tell(line);
    before = line;
  }
}

function progressLine({ status, progress, live }: ImportItem): string {
  if (status === 'applying') {
    return say({
      ko: `적용 중: ${progress.rowsApplied}/${progress.rowsTotal ?? '?'}행`,
      en: `Applying: ${progress.rowsApplied} of ${progress.rowsTotal ?? '?'} rows`,
    });
  }
  if (status === 'undoing') return say({ ko: '버리는 중', en: 'Discarding' });
  if (live !== null && progress.rowsRead === 0) {
    const { answers, callsLeft } = live;
    return say({
      ko: `받는 중: 응답 ${answers}건, 오늘 남은 호출 ${callsLeft}번`,
      en: `Asking: ${answers} answers, ${callsLeft} calls left today`,
    });
  }
  return say({ ko: `읽는 중: ${progress.rowsRead}행`, en: `Reading: ${progress.rowsRead} rows` });
}

async function look(imports: ImportService, id: string): Promise<ImportDetail> {
  return imports.view(id, { page: 1, perPage: 1 });
}

async function report(imports: ImportService, preview: ImportDetail): Promise<string> {
  const { id, provider, fileName, encoding, progress, counts, columns } = preview;
  const rows = say({ ko: `${progress.rowsRead}행`, en: `${progress.rowsRead} rows` });
  const lines = [`${fileName}: ${provider}, ${encoding ?? ''}, ${rows}`, countsLine(preview)];
  if (preview.live !== null) lines.push(...liveLines(preview.live));
  if (columns !== null && columns.missing.length > 0) {
    lines.push(
      `${say({ ko: '파일에 없는 열', en: 'Columns that the file lacks' })}: ${columns.missing.join(', ')}`,
    );
  }
  if (columns !== null && columns.unknown.length > 0) {
    lines.push(
      `${say({ ko: '알 수 없는 열', en: 'Columns that are not known' })}: ${columns.unknown.join(', ')}`,
    );
  }
  for (const outcome of ['rejected', 'duplicate'] as const) {
    if (counts[outcome] === 0) continue;
    const { rows: found } = await imports.view(id, { page: 1, perPage: SHOWN_ROWS, outcome });
    lines.push(
      '',
      `${outcomeWord(outcome)} (${Math.min(SHOWN_ROWS, counts[outcome])}/${counts[outcome]})`,
      rowTable(found.items),
    );
  }
  return lines.join('\n');
}

function liveLines({
  answers,
  callsLeft,
  detailsLeft,
  stoppedBy,
}: NonNullable<ImportDetail['live']>): string[] {
  const lines = [
    say({
      ko: `응답 ${answers}건, 오늘 남은 호출 ${callsLeft}번`,
      en: `${answers} answers, ${callsLeft} calls left today`,
    }),
  ];
  if (stoppedBy !== null) {
    const left = detailsLeft ?? '?';
    lines.push(
      stoppedBy === 'quota'
        ? say({
            ko: `하루 한도에서 멈췄습니다: 상세 정보가 남은 축제 ${left}개. 내일 다시 실행하면 이어집니다.`,
            en: `Stopped by the quota of the day, with the details of ${left} festivals left. Run it again tomorrow: it goes on from there.`,
          })
        : say({
            ko: `제공 기관이 답하지 않아 멈췄습니다: 상세 정보가 남은 축제 ${left}개. 나중에 다시 실행하면 이어집니다.`,
            en: `The provider stopped answering, with the details of ${left} festivals left. Run it again later: it goes on from there.`,
          }),
    );
  }
  return lines;
}

function rowTable(rows: ImportDetail['rows']['items']): string {
  const header = [
    say({ ko: '행', en: 'row' }),
    say({ ko: '축제명', en: 'name' }),
    say({ ko: '열', en: 'column' }),
    say({ ko: '값', en: 'value' }),
    say({ ko: '이유', en: 'reason' }),
  ];
  const lines = rows.flatMap(({ row, name, outcome, errors = [] }) =>
    errors
      .filter(({ column, severity }) => (outcome === 'rejected' ? severity === 'error' : column === '*'))
      .map(({ column, value, message }) => [String(row), name, column, value, message]),
  );
  return textTable([header, ...lines]);
}

function countsLine({ counts }: ImportDetail): string {
  const words = ['new', 'changed', 'unchanged', 'duplicate', 'rejected'] as const;
  return words.map((outcome) => `${outcomeWord(outcome)} ${counts[outcome]}`).join(' · ');
}

function outcomeWord(outcome: keyof ImportDetail['counts']): string {
  return {
    new: say({ ko: '새로', en: 'new' }),
    changed: say({ ko: '바뀜', en: 'changed' }),
    unchanged: say({ ko: '그대로', en: 'unchanged' }),
    duplicate: say({ ko: '중복', en: 'duplicate' }),
    rejected: say({ ko: '거부', en: 'rejected' }),
  }[outcome];
}

function failed({ fileName, problem }: ImportDetail, terminal: Terminal): 1 {
  const places = [
    problem?.line === undefined ? [] : [say({ ko: `${problem.line}번째 줄`, en: `line ${problem.line}` })],
    problem?.row === undefined ? [] : [say({ ko: `${problem.row}행`, en: `row ${problem.row}` })],
    problem?.missingColumns ?? [],
    problem?.doubledColumns ?? [],
  ].flat();
  terminal.tell(
    `${fileName}${places.length === 0 ? '' : ` (${places.join(', ')})`}: ${problem?.message ?? ''}`,
  );
  return 1;
}

function sentenceOf(error: unknown, path: string, locale: Locale): string | undefined {
  if (error instanceof DomainError) return `${error.kind.title[locale]}. ${error.kind.detail[locale]}`;
  const { code } = error as NodeJS.ErrnoException;
  return code !== undefined && NOT_FOUND.has(code)
    ? say({ ko: `${path} 파일을 읽을 수 없습니다 (${code}).`, en: `${path} cannot be read (${code}).` })
    : undefined;
}
