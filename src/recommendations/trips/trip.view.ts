import type { FestivalItem } from '../../festivals/index.js';
import { addDays, daysBetween } from '../../shared/clock.js';
import { say } from '../../shared/http/request-context.js';
import type { Proposals } from '../companions/proposals.rules.js';
import type { StoredModel } from '../model/stored-models.js';
import { viewOfModel, viewOfProposal } from '../recommendation.views.js';
import { drivesOf, type Itinerary, type Journey } from './itinerary.rules.js';
import type { Drive } from './travel.rules.js';
import { notesOn, type Sieved } from './trip.notes.js';
import type { TripQuery, TripView } from './trip.schemas.js';

export interface Planned {
  readonly itinerary: Itinerary;
  readonly sieved: Sieved;
  readonly proposals: Proposals;
}

export function journeyOf({ near, from, to }: TripQuery): Journey {
  return { home: near, days: daysBetween(from, to) + 1 };
}

/** What is not published any more is left out, and the drives are those without it. */
export function viewOf(
  query: TripQuery,
  { itinerary, sieved, proposals: { scored, reasonsOf } }: Planned,
  items: ReadonlyMap<string, FestivalItem>,
  trained: StoredModel | null,
): TripView {
  const proposed = new Map(scored.map((one) => [one.festival.id, one]));
  const shown = itinerary.map((stops) => stops.filter(({ id }) => items.has(id)));
  const drives = drivesOf(journeyOf(query), shown);
  const days = shown.map((stops, day): TripView['days'][number] => {
    const own = drives[day] ?? [];
    const home = own[stops.length];
    return {
      date: addDays(query.from, day),
      visits: stops.flatMap(({ id }, place) => {
        const [one, item, drive] = [proposed.get(id), items.get(id), own[place]];
        if (one === undefined || item === undefined || drive === undefined) return [];
        return [{ ...viewOfProposal(item, one.score, reasonsOf(one)), drive: viewOfDrive(drive) }];
      }),
      driveHome: home === undefined ? null : viewOfDrive(home),
    };
  });
  const visits = days.map((day) => day.visits.length);
  const total = drives.flat().map(viewOfDrive);
  return {
    days,
    visits: visits.reduce((sum, count) => sum + count, 0),
    km: Math.round(total.reduce((sum, { km }) => sum + km, 0) * 10) / 10,
    minutes: total.reduce((sum, { minutes }) => sum + minutes, 0),
    notes: notesOn(visits, sieved).map(({ code, text }) => ({ code, text: say(text) })),
    model: viewOfModel(trained),
  };
}

function viewOfDrive({ km, minutes }: Drive): TripView['days'][number]['visits'][number]['drive'] {
  return { km: Math.round(km * 10) / 10, minutes: Math.round(minutes) };
}
