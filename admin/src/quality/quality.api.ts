import { api } from '../api/client.js';
import { answerOf } from '../api/problem.js';
import type { components } from '../api/schema.js';

export type QualityItem = components['schemas']['QualityItem'];
export type Provider = QualityItem['provider'];

export async function readQuality(): Promise<readonly QualityItem[]> {
  return (await answerOf(api.GET('/v1/admin/data-quality', { cache: 'no-store' }))).items;
}

export function readQualityCsv(): Promise<Blob> {
  return answerOf(api.GET('/v1/admin/data-quality.csv', { parseAs: 'blob', cache: 'no-store' }));
}
