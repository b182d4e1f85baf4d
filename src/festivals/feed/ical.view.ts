import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { addDays, type Day } from '../../shared/clock.js';
import { say } from '../../shared/http/request-context.js';
import type { Locale } from '../../shared/problem/problem.js';
import type { CategoryCode } from '../category.js';
import type { EditionStatus } from '../edition/edition.entity.js';
import type { Point } from '../festival.facts.js';
import { ESTIMATE_NOTE, titleIn, whereText } from './feed.words.js';
import { categoryName } from '../category.js';

export const ICALENDAR = 'text/calendar; charset=utf-8';

const ASK_AGAIN_AFTER_SECONDS = 6 * 3600;

/** One edition, or the estimate of one, with what its entry in a calendar tells of the festival. */
export interface CalendarEvent {
  /** Stays the same whatever changes: the edition's id, for an estimate the festival's with the year. */
  readonly key: string;
  readonly festival: {
    readonly id: string;
    readonly name: string;
    readonly nameEn: string | null;
    readonly category: CategoryCode;
    readonly tags: readonly string[];
    readonly place: string | null;
    readonly region: { readonly name: string; readonly nameEn: string } | null;
    readonly point: Point | null;
  };
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly status: EditionStatus | 'estimated';
  /** Grows as it changes, and never falls. */
  readonly revision: number;
  readonly changedAt: Date;
}

/** iCalendar (RFC 5545) that changes only when an event does: nothing in it tells when it was asked. */
export function icalendarOf(
  events: readonly CalendarEvent[],
  { name, publicUrl, locale }: { name: string; publicUrl: string; locale: Locale },
): string {
  const calendar = ical({
    name,
    prodId: { company: 'Fasteval', product: 'Festivals', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: ASK_AGAIN_AFTER_SECONDS,
  });
  const { host } = new URL(publicUrl);
  for (const event of events) {
    const { festival, status } = event;
    const location = whereText(festival, locale);
    calendar.createEvent({
      id: `${event.key}@${host}`,
      sequence: event.revision,
      stamp: event.changedAt,
      lastModified: event.changedAt,
      allDay: true,
      start: midnight(event.startsOn),
      end: midnight(addDays(event.endsOn, 1)),
      summary: titleIn(locale, festival, status === 'scheduled' || status === 'ended' ? null : status),
      description: status === 'estimated' ? say(ESTIMATE_NOTE) : null,
      location: location === '' ? null : { title: location, ...geoOf(festival.point) },
      categories: [categoryName(festival.category)[locale], ...festival.tags].map((one) => ({ name: one })),
      url: `${publicUrl}/festivals/${festival.id}`,
      status: statusOf(status),
      // Nobody is busy because a festival is on.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendar.toString()}\r\n`;
}

function statusOf(status: CalendarEvent['status']): ICalEventStatus {
  if (status === 'cancelled') return ICalEventStatus.CANCELLED;
  return status === 'scheduled' || status === 'ended' ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE;
}

function geoOf(point: Point | null): { geo?: { lat: number; lon: number } } {
  return point === null ? {} : { geo: { lat: point.lat, lon: point.lng } };
}

/** The library reads the calendar day of a Date in UTC. */
function midnight(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}
