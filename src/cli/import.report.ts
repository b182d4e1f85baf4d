import type { ImportItem, ImportRow } from '../festivals/index.js';
import { say } from '../shared/http/request-context.js';

/** What an import says on a terminal, as text; the rows with tabs, so that other programs can read them. */

/** How far the work under way is. */
export function progressLine({ status, progress, live }: ImportItem): string {
  if (status === 'applying') {
    return say({
      ko: `적용 중: ${progress.rowsApplied}/${progress.rowsTotal ?? '?'}행`,
      en: `Applying: ${progress.rowsApplied} of ${progress.rowsTotal ?? '?'} rows`,
    });
  }
  if (status === 'undoing') {
    return say({
      ko: `되돌리는 중: ${progress.rowsUndone}/${progress.rowsTotal ?? '?'}행`,
      en: `Taking back: ${progress.rowsUndone} of ${progress.rowsTotal ?? '?'} rows`,
    });
  }
  if (live !== null && progress.rowsRead === 0) {
    const { answers, callsLeft } = live;
    return say({
      ko: `받는 중: 응답 ${answers}건, 오늘 남은 호출 ${callsLeft}번`,
      en: `Asking: ${answers} answers, ${callsLeft} calls left today`,
    });
  }
  return say({ ko: `읽는 중: ${progress.rowsRead}행`, en: `Reading: ${progress.rowsRead} rows` });
}

/** What was read, and what would become of it. */
export function headLines(preview: ImportItem): string[] {
  const { provider, fileName, encoding, progress, columns } = preview;
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
  return lines;
}

function liveLines({
  answers,
  callsLeft,
  detailsLeft,
  stoppedBy,
}: NonNullable<ImportItem['live']>): string[] {
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

/** One row: its number, what becomes of it and its name, and below what it changes and what was found in it. */
export function rowLines({ row, outcome, name, changes = [], errors = [] }: ImportRow): string[] {
  return [
    [row, outcome === null ? '' : outcomeWord(outcome), name],
    ...changes.map(({ field, from, to }) => ['', '', `${field}: ${valueWord(from)} → ${valueWord(to)}`]),
    ...errors.map(({ column, value, severity, message }) => {
      const where = column === '*' ? say({ ko: '행', en: 'row' }) : column;
      return ['', '', `${severityWord(severity)}: ${where} (${value}): ${message}`];
    }),
  ].map((cells) => cells.map((cell) => oneLine(String(cell))).join('\t'));
}

/** What was taken back, and what was not. */
export function undoLines({ id, status, undo }: ImportItem): string[] {
  if (undo === null || status !== 'undone') return [];
  const { removed, restoredValues, kept } = undo;
  return [
    say({
      ko: `되돌렸습니다: 축제 ${removed.festivals}개와 회차 ${removed.editions}개를 없애고, 값 ${restoredValues}개를 되돌렸습니다 (${id})`,
      en: `Undone: festivals removed ${removed.festivals} · editions removed ${removed.editions} · values as before ${restoredValues} (${id})`,
    }),
    ...(kept.total === 0
      ? []
      : [
          say({
            ko: `그대로 둔 것 (${kept.items.length}/${kept.total})`,
            en: `Kept (${kept.items.length}/${kept.total})`,
          }),
        ]),
    ...kept.items.map(({ row, reason, name, fields }) =>
      [row, keptWord(reason), name, fields.join(', ')]
        .map((cell) => oneLine(String(cell)))
        .join('\t')
        .trimEnd(),
    ),
  ];
}

export function countsLine({ counts }: ImportItem): string {
  const words = ['new', 'changed', 'unchanged', 'duplicate', 'rejected'] as const;
  return words.map((outcome) => `${outcomeWord(outcome)} ${counts[outcome]}`).join(' · ');
}

function outcomeWord(outcome: keyof ImportItem['counts']): string {
  return {
    new: say({ ko: '새로', en: 'new' }),
    changed: say({ ko: '바뀜', en: 'changed' }),
    unchanged: say({ ko: '그대로', en: 'unchanged' }),
    duplicate: say({ ko: '중복', en: 'duplicate' }),
    rejected: say({ ko: '거부', en: 'rejected' }),
  }[outcome];
}

/** Why nothing came of it, and where in the file. */
export function problemLine({ fileName, problem }: ImportItem): string {
  const places = [
    problem?.line === undefined ? [] : [say({ ko: `${problem.line}번째 줄`, en: `line ${problem.line}` })],
    problem?.row === undefined ? [] : [say({ ko: `${problem.row}행`, en: `row ${problem.row}` })],
    problem?.missingColumns ?? [],
    problem?.doubledColumns ?? [],
  ].flat();
  return `${fileName}${places.length === 0 ? '' : ` (${places.join(', ')})`}: ${problem?.message ?? ''}`;
}

function severityWord(severity: NonNullable<ImportRow['errors']>[number]['severity']): string {
  return severity === 'error' ? say({ ko: '오류', en: 'error' }) : say({ ko: '주의', en: 'note' });
}

function valueWord(value: string | null): string {
  return value ?? say({ ko: '(없음)', en: '(none)' });
}

function keptWord(reason: NonNullable<ImportItem['undo']>['kept']['items'][number]['reason']): string {
  return {
    'imported-since': say({ ko: '뒤에 가져온 파일에도 있음', en: 'told by a later import too' }),
    'edited-since': say({ ko: '편집자가 고침', en: 'changed by an editor' }),
    'in-use': say({ ko: '사람들이 쓰고 있음', en: 'in use' }),
  }[reason];
}

/** What a file says must neither break the line nor steer the terminal. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
