import { api } from '../../api/client.js';
import { answerOf, responseOf } from '../../api/problem.js';
import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

export type Edition = Schemas['Edition'];
export type NewFestival = Schemas['NewFestival'];
export type FestivalChange = Schemas['FestivalChange'];

/** A festival as an editor has read it; a later write names its `etag`. */
export interface ReadFestival {
  readonly festival: Schemas['Festival'];
  readonly etag: string;
}

export type Provenance = Schemas['Provenance'];
export type FieldProvenance = Schemas['FieldProvenance'];
export type FieldValue = Schemas['FieldValue'];
export type Trail = Schemas['TrailPage'];
export type TrailEntry = Schemas['TrailEntry'];

type ReleasedField = Schemas['ReleaseBody']['fields'][number];
type ReleasedEditionField = Schemas['EditionReleaseBody']['fields'][number];

const EDITIONS_SHOWN = 100;

export async function readFestival(id: string): Promise<ReadFestival> {
  return withEtag(
    await responseOf(api.GET('/v1/festivals/{id}', { params: { path: { id } }, cache: 'no-store' })),
  );
}

/** @param key the same for every try, so that a lost answer makes no second one */
export async function createFestival(body: NewFestival, key: string): Promise<ReadFestival> {
  const params = { header: { 'Idempotency-Key': key } };
  return withEtag(await responseOf(api.POST('/v1/festivals', { params, body })));
}

/** @throws ApiProblem 412 when somebody else changed it after `etag` */
export async function changeFestival(id: string, etag: string, body: FestivalChange): Promise<ReadFestival> {
  const params = { path: { id }, header: { 'If-Match': etag } };
  return withEtag(await responseOf(api.PATCH('/v1/festivals/{id}', { params, body })));
}

/** Where every value comes from, and what it stands before. */
export function readProvenance(id: string): Promise<Provenance> {
  return answerOf(
    api.GET('/v1/admin/festivals/{id}/provenance', { params: { path: { id } }, cache: 'no-store' }),
  );
}

/** Newest first. */
export function readTrail(id: string, page: number, perPage: number): Promise<Trail> {
  const params = { path: { id }, query: { page, perPage } };
  return answerOf(api.GET('/v1/admin/festivals/{id}/history', { params, cache: 'no-store' }));
}

/** Lets go of what editors decided. @throws ApiProblem 412 when somebody else changed it after `etag` */
export async function releaseFestival(
  id: string,
  etag: string,
  fields: readonly ReleasedField[],
): Promise<ReadFestival> {
  const params = { path: { id }, header: { 'If-Match': etag } };
  const body = { fields: [...fields] };
  return withEtag(await responseOf(api.POST('/v1/festivals/{id}/release', { params, body })));
}

/** As it is then; null where it has become one with another. @throws ApiProblem 412 with the present edition as `current` */
export async function releaseEdition(
  id: string,
  edition: Edition,
  fields: readonly ReleasedEditionField[],
): Promise<Edition | null> {
  const params = asRead(id, edition);
  const body = { fields: [...fields] };
  const { editions } = await answerOf(
    api.POST('/v1/festivals/{id}/editions/{editionId}/release', { params, body }),
  );
  return editions.find((one) => one.id === edition.id) ?? null;
}

/** Newest first, no more than the newest hundred. */
export function readEditions(id: string): Promise<Schemas['EditionPage']> {
  const params = { path: { id }, query: { perPage: EDITIONS_SHOWN } };
  return answerOf(api.GET('/v1/festivals/{id}/editions', { params, cache: 'no-store' }));
}

/** @param key the same for every try, so that a lost answer makes no second one */
export function addEdition(id: string, body: Schemas['NewEdition'], key: string): Promise<Edition> {
  const params = { path: { id }, header: { 'Idempotency-Key': key } };
  return answerOf(api.POST('/v1/festivals/{id}/editions', { params, body }));
}

/** @throws ApiProblem 412 with the present edition as `current` */
export function changeEdition(
  id: string,
  edition: Edition,
  body: Schemas['EditionChange'],
): Promise<Edition> {
  return answerOf(
    api.PATCH('/v1/festivals/{id}/editions/{editionId}', { params: asRead(id, edition), body }),
  );
}

/** @throws ApiProblem 412 with the present edition as `current` */
export async function removeEdition(id: string, edition: Edition): Promise<void> {
  await answerOf(api.DELETE('/v1/festivals/{id}/editions/{editionId}', { params: asRead(id, edition) }));
}

function asRead(id: string, edition: Edition) {
  return { path: { id, editionId: edition.id }, header: { 'If-Match': `"${edition.version}"` } };
}

function withEtag({ data, headers }: { data: Schemas['Festival']; headers: Headers }): ReadFestival {
  return { festival: data, etag: headers.get('etag') ?? '' };
}
