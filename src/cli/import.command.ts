import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type ImportService, StoredFile } from '../festivals/index.js';
import { requestContext, say } from '../shared/http/request-context.js';
import { DomainError, type Locale } from '../shared/problem/problem.js';
import { type Bringing, readArguments, USAGE } from './import.arguments.js';
import { countsLine, headLines, problemLine, progressLine, rowLines, undoLines } from './import.report.js';

const LOOKED_MS = 500;
const NOT_FOUND = new Set(['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR']);

export interface Terminal {
  /** The report; over when there is room for more. */
  print(text: string): Promise<void>;
  /** What goes on meanwhile, and what went wrong. */
  tell(text: string): void;
}

/**
 * `npm run import -- FILE... [--apply]`: shows row by row what each file would change, or with `--apply` does it
 * and shows the rows that did not go in, one file after the other; the name of a provider stands for what it
 * answers when it is asked itself. `--undo ID` takes an import back. Answers the exit code: 0, or 1 after one
 * sentence that says why not.
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
    const command = new ImportCommand(imports, terminal);
    if ('undo' in asked) return orSentence(asked.undo, () => command.undo(asked.undo));
    for (const source of asked.sources) {
      const name = 'path' in source ? source.path : source.provider;
      if ((await orSentence(name, () => command.bring(source, asked.apply))) !== 0) return 1;
    }
    return 0;
  });

  async function orSentence(name: string, work: () => Promise<number>): Promise<number> {
    try {
      return await work();
    } catch (error) {
      const sentence = sentenceOf(error, name, locale);
      if (sentence === undefined) throw error;
      terminal.tell(sentence);
      return 1;
    }
  }
}

type Begun = Awaited<ReturnType<ImportService['start']>>;

class ImportCommand {
  constructor(
    private readonly imports: ImportService,
    private readonly terminal: Terminal,
  ) {}

  async bring(source: Bringing['sources'][number], apply: boolean): Promise<number> {
    const begun = await this.begun(source);
    const { id } = begun;
    const preview = await this.ended(begun);
    if (preview.status !== 'previewed') return this.failed(preview);
    await this.terminal.print(headLines(preview).join('\n'));
    if (!apply) {
      await this.printRows(id);
      await this.ended(await this.imports.undo(id));
      await this.terminal.print(
        say({
          ko: '바뀐 것은 없습니다. 적용하려면 --apply를 붙여 주세요.',
          en: 'Nothing was changed. Add --apply to apply it.',
        }),
      );
      return 0;
    }
    const applied = await this.ended(await this.imports.apply(id));
    if (applied.status !== 'applied') return this.failed(applied);
    for (const outcome of ['rejected', 'duplicate'] as const) await this.printRows(id, outcome);
    await this.terminal.print(
      `${say({ ko: '적용했습니다', en: 'Applied' })}: ${countsLine(applied)} (${id})\n${say({
        ko: `되돌리려면: npm run import -- --undo ${id}`,
        en: `To take it back: npm run import -- --undo ${id}`,
      })}`,
    );
    return 0;
  }

  async undo(id: string): Promise<number> {
    const undone = await this.ended(await this.imports.undo(id));
    if (undone.status === 'undoing') {
      this.terminal.tell(
        say({
          ko: '다른 프로세스가 이미 되돌리고 있습니다.',
          en: 'Another process is taking it back already.',
        }),
      );
      return 0;
    }
    if (undone.status !== 'undone') return this.failed(undone);
    await this.terminal.print(undoLines(undone).join('\n'));
    return 0;
  }

  private async begun(source: Bringing['sources'][number]): Promise<Begun> {
    if ('provider' in source) return this.imports.startLive(source, null);
    const file = await StoredFile.open(source.path);
    return this.imports.start(file, {
      provider: undefined,
      fileName: basename(source.path),
      accountId: null,
    });
  }

  private async printRows(...of: Parameters<ImportService['rowsOf']>): Promise<void> {
    for await (const rows of this.imports.rowsOf(...of))
      await this.terminal.print(rows.flatMap(rowLines).join('\n'));
  }

  /** Waits for the work, and after a second says twice a second how far it is. */
  private async ended({ id, ended }: Begun): ReturnType<ImportService['state']> {
    const over = ended.then(() => true);
    const next = (ms: number) => Promise.race([over, pause(ms, false, { ref: false })]);
    let before = '';
    for (let finished = await next(LOOKED_MS * 2); !finished; finished = await next(LOOKED_MS)) {
      const line = progressLine(await this.imports.state(id));
      if (line !== before) this.terminal.tell(line);
      before = line;
    }
    return this.imports.state(id);
  }

  private failed(item: Parameters<typeof problemLine>[0]): 1 {
    this.terminal.tell(problemLine(item));
    return 1;
  }
}

function sentenceOf(error: unknown, path: string, locale: Locale): string | undefined {
  if (error instanceof DomainError) return `${error.kind.title[locale]}. ${error.kind.detail[locale]}`;
  const { code } = error as NodeJS.ErrnoException;
  return code !== undefined && NOT_FOUND.has(code)
    ? say({ ko: `${path} 파일을 읽을 수 없습니다 (${code}).`, en: `${path} cannot be read (${code}).` })
    : undefined;
}
