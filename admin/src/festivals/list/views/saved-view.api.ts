import { api } from '../../../api/client.js';
import { answerOf } from '../../../api/problem.js';
import type { components } from '../../../api/schema.js';

export type SavedView = components['schemas']['SavedView'];
export type SavedQuery = components['schemas']['SavedQuery'];
export type SavedViewBody = components['schemas']['NewSavedView'];
type SavedViewChange = components['schemas']['SavedViewChange'];

export async function readSavedViews(): Promise<SavedView[]> {
  return (await answerOf(api.GET('/v1/admin/festival-views'))).items;
}

export function saveView(body: SavedViewBody): Promise<SavedView> {
  return answerOf(api.POST('/v1/admin/festival-views', { body }));
}

export function changeView(view: SavedView, body: SavedViewChange): Promise<SavedView> {
  return answerOf(api.PATCH('/v1/admin/festival-views/{id}', { params: paramsOf(view), body }));
}

export async function removeView(view: SavedView): Promise<void> {
  await answerOf(api.DELETE('/v1/admin/festival-views/{id}', { params: paramsOf(view) }));
}

/** As it was read: who lost a race is told. */
function paramsOf({ id, version }: SavedView) {
  return { path: { id }, header: { 'If-Match': `"${version}"` } };
}
