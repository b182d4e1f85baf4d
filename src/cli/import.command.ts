import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type ImportDetail, type ImportService, StoredFile } from '../festivals/index.js';
import { requestContext, say } from '../shared/http/request-context.js';
import { DomainError, type Locale } from '../shared/problem/problem.js';
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
 * after the other. Answers the exit code: 0, or 1 after one sentence that says why not.
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
      terminal.tell(
        say({
          ko: '사용법: npm run import -- 파일... [--apply]',
          en: 'Usage: npm run import -- FILE... [--apply]',
        }),
      );
      return 1;
    }
    for (const path of asked.paths) {
      try {
        if ((await runImport(imports, path, asked.apply, terminal)) !== 0) return 1;
      } catch (error) {
        const sentence = sentenceOf(error, path, locale);
        if (sentence === undefined) throw error;
        terminal.tell(sentence);
        return 1;
      }
    }
    return 0;
  });
}

async function runImport(
  imports: ImportService,
  path: string,
  apply: boolean,
  terminal: Terminal,
): Promise<number> {
  const file = await StoredFile.open(path);
  const { id, ended } = await imports.start(file, {
    provider: undefined,
    fileName: basename(path),
    accountId: null,
  });
  await watched(imports, id, ended, terminal);
  const preview = await look(imports, id);
  if (preview.status !== 'previewed') return failed(preview, terminal);
  terminal.print(await report(imports, preview));
  if (!apply) {
    await imports.undo(id);
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

function readArguments(args: readonly string[]): { paths: string[]; apply: boolean } | undefined {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options: { apply: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    return positionals.length === 0 ? undefined : { paths: positionals, apply: values.apply };
  } catch {
    return undefined;
  }
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
    const { status, progress } = await look(imports, id);
    const line =
      status === 'applying'
        ? say({
            ko: `적용 중: ${progress.rowsApplied}/${progress.rowsTotal ?? '?'}행`,
            en: `Applying: ${progress.rowsApplied} of ${progress.rowsTotal ?? '?'} rows`,
          })
        : say({ ko: `읽는 중: ${progress.rowsRead}행`, en: `Reading: ${progress.rowsRead} rows` });
    if (line !== before) terminal.tell(line);
    before = line;
  }
}

async function look(imports: ImportService, id: string): Promise<ImportDetail> {
  return imports.view(id, { page: 1, perPage: 1 });
}

async function report(imports: ImportService, preview: ImportDetail): Promise<string> {
  const { id, provider, fileName, encoding, progress, counts, columns } = preview;
  const rows = say({ ko: `${progress.rowsRead}행`, en: `${progress.rowsRead} rows` });
  const lines = [`${fileName}: ${provider}, ${encoding ?? ''}, ${rows}`, countsLine(preview)];
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
