import { send } from '@fasteval/uploader';
import { api } from '../api/client.js';
import { answerOf, ApiProblem, type ProblemBody } from '../api/problem.js';
import type { components } from '../api/schema.js';
import { currentLanguage } from '../i18n/language.js';
import { accessToken } from '../session/session.js';

type Schemas = components['schemas'];

export type ImportItem = Schemas['Import'];
export type ImportDetail = Schemas['ImportDetail'];
export type ImportRow = Schemas['ImportRow'];
export type Outcome = NonNullable<ImportRow['outcome']>;

export const outcomes = [
  'new',
  'changed',
  'unchanged',
  'rejected',
  'duplicate',
] as const satisfies readonly Outcome[];

export interface RowsAsked {
  readonly page: number;
  readonly perPage: number;
  readonly outcome?: Outcome;
  readonly finding?: 'possible-duplicate';
}

/** Uploads a file to be read; answers the id of the import. @throws ApiProblem, Error */
export async function startImport(file: File, progress: (share: number) => void): Promise<string> {
  const body = new FormData();
  body.append('file', file);
  const token = (await accessToken()) ?? '';
  const headers = { authorization: `Bearer ${token}`, 'accept-language': currentLanguage() };
  const { status, text } = await send({ method: 'POST', url: '/v1/admin/imports', headers, body, progress });
  if (status === 0) throw new Error('unreachable');
  if (status >= 300) throw new ApiProblem(status, problemIn(text));
  return (JSON.parse(text) as Schemas['ImportStarted']).id;
}

/** Has a file fetched and read; answers the id of the import. @throws ApiProblem */
export async function startImportFromUrl(url: string): Promise<string> {
  return (await answerOf(api.POST('/v1/admin/imports/url', { body: { url } }))).id;
}

/** What stands between us and the API may answer with anything. */
function problemIn(text: string): ProblemBody {
  try {
    return JSON.parse(text) as ProblemBody;
  } catch {
    return {};
  }
}

export function readImport(id: string, query: RowsAsked): Promise<ImportDetail> {
  return answerOf(api.GET('/v1/admin/imports/{id}', { params: { path: { id }, query } }));
}

export async function applyImport(id: string): Promise<void> {
  await answerOf(api.POST('/v1/admin/imports/{id}/apply', { params: { path: { id } } }));
}

/** Begins to undo an applied import, or to forget any other. */
export async function undoImport(id: string): Promise<void> {
  await answerOf(api.DELETE('/v1/admin/imports/{id}', { params: { path: { id } } }));
}

/** How often to look how far the work is. */
export const LOOK_MS = 1000;

export function isAtWork({ status }: Pick<ImportItem, 'status'>): boolean {
  return status === 'reading' || status === 'applying' || status === 'undoing';
}
