import type { Days } from '../edition/estimate.rules.js';
import { localeNow, say } from '../../shared/http/request-context.js';
import type { FeedEntry } from '../feed/feed.entry.js';
import { nameIn } from '../feed/feed.words.js';
import { changeText } from './change.text.rules.js';
import type { ChangeRow } from './history.repository.js';
import type { ChangeView } from './history.schemas.js';

export function changeViewOf(row: ChangeRow): ChangeView {
  const { seq, kind, festivalId, editionId, name, nameEn, source, changedAt } = row;
  const told = {
    kind,
    name: row.nameFrom === null || row.nameTo === null ? null : { from: row.nameFrom, to: row.nameTo },
    days:
      editionId === null
        ? null
        : { from: daysOf(row.startsFrom, row.endsFrom), to: daysOf(row.startsTo, row.endsTo) },
  };
  return {
    id: seq,
    text: say(changeText(told)),
    ...told,
    festival: { id: festivalId, name, nameEn },
    editionId,
    source,
    changedAt: changedAt.toISOString(),
  };
}

export function changeEntryOf(row: ChangeRow, publicUrl: string): FeedEntry {
  const { id, festival, text } = changeViewOf(row);
  const { name, nameEn } = festival;
  return {
    id: `${publicUrl}/v1/festivals/${festival.id}/changes#${id}`,
    title: name === null ? festival.id : nameIn(localeNow(), { name, nameEn }),
    summary: text,
    link: `${publicUrl}/festivals/${festival.id}`,
    updated: row.changedAt,
  };
}

function daysOf(startsOn: string | null, endsOn: string | null): Days | null {
  return startsOn === null || endsOn === null ? null : { startsOn, endsOn };
}
