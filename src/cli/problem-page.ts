import { problemCatalogue } from '../shared/problem/problem.js';

/** `docs/problems.md`: every kind of problem the API answers with, from the catalogue itself. */
export function problemPage(): string {
  const rows = problemCatalogue().map(
    ({ code, status, title, detail }) =>
      `| \`${code}\` | ${status} | ${title.en}. ${detail.en} | ${title.ko}. ${detail.ko} |`,
  );
  return [
    '# Problems',
    '',
    'Every answer that is not a success is `application/problem+json` (RFC 9457). Its `type` is',
    '`urn:fasteval:problem:` and one of these codes, which do not change. This page is generated from the',
    'catalogue (`npm run generate`).',
    '',
    '| code | status | English | 한국어 |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
