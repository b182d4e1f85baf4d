import type { FestivalItem } from '../../../api/data-provider.js';
import { api } from '../../../api/client.js';
import { answerOf } from '../../../api/problem.js';
import type { components } from '../../../api/schema.js';

export type BulkChange = components['schemas']['BulkChange'];
export type BulkResult = components['schemas']['BulkResult'];

/** The API takes 200; so few are answered soon enough to tell how far it is. */
const AT_ONCE = 20;

/** Changes them part by part and tells the results after each. @throws what kept a part from being answered */
export async function changeMany(
  festivals: readonly FestivalItem[],
  change: BulkChange,
  onResults: (results: readonly BulkResult[]) => void,
): Promise<void> {
  for (let from = 0; from < festivals.length; from += AT_ONCE) {
    const items = festivals.slice(from, from + AT_ONCE).map(itemOf);
    const { items: results } = await answerOf(
      api.POST('/v1/admin/festivals/bulk', { body: { items, change } }),
    );
    onResults(results);
  }
}

/** As the list showed it: who lost a race is told. */
function itemOf({ id, version, edition }: FestivalItem) {
  const shown = edition !== null && edition.id !== null && edition.version !== null;
  return {
    id,
    etag: `"${version}"`,
    ...(shown && { edition: { id: edition.id as string, etag: `"${edition.version}"` } }),
  };
}
