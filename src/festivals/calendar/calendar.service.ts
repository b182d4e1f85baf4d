import { Injectable } from '@nestjs/common';
import { Clock, type Day } from '../../shared/clock.js';
import type { FestivalItem } from '../festival.views.js';
import { ListingService } from '../listing/listing.service.js';
import type { CalendarFestival, CalendarMonth, CalendarQuery } from './calendar.schemas.js';
import { holidaysOf } from './holiday.rules.js';
import { barsOf, daysOfMonth, isLong, weeksOf } from './month.rules.js';

/** More than any month of the real catalogue has. */
const MOST_FESTIVALS = 2_000;

@Injectable()
export class CalendarService {
  constructor(
    private readonly listings: ListingService,
    private readonly clock: Clock,
  ) {}

  async month({ month, ...filter }: CalendarQuery): Promise<CalendarMonth> {
    const { startsOn, endsOn } = daysOfMonth(month);
    const { items, total } = await this.listings.find(
      { ...filter, from: startsOn, to: endsOn, sort: 'soonest' },
      { skip: 0, take: MOST_FESTIVALS },
    );
    const begun = startsOn <= this.clock.today();
    const festivals = items.flatMap(festivalOf).filter(({ edition }) => !(begun && edition.estimated));
    const left = items.length - festivals.length;
    const bars = barsOf(
      festivals.filter(({ edition }) => !isLong(edition)),
      month,
    ).map(({ of, ...bar }) => ({ festival: of, ...bar }));
    const holidays = holidaysOf(Number(month.slice(0, 4)));
    const held = festivals.filter(isHeld);
    const estimated = festivals.filter(({ edition }) => edition.estimated);
    const dayOf = (date: Day) => ({
      date,
      holidays: (holidays ?? [])
        .filter(({ day }) => day === date)
        .map(({ name }) => ({ name: name.ko, nameEn: name.en })),
      festivals: countOn(date, held),
      estimated: countOn(date, estimated),
    });
    return {
      month,
      weeks: weeksOf(month).map((week) => week.map((date) => (date === null ? null : dayOf(date)))),
      bars,
      long: festivals.filter(({ edition }) => isLong(edition)),
      total: total - left,
      holidaysKnown: holidays !== null,
    };
  }
}

function festivalOf({
  id,
  name,
  nameEn,
  category,
  region,
  place,
  edition,
}: FestivalItem): CalendarFestival[] {
  return edition === null ? [] : [{ id, name, nameEn, category, region, place, edition }];
}

function isHeld({ edition: { status, estimated } }: CalendarFestival): boolean {
  return !estimated && status !== 'postponed' && status !== 'cancelled';
}

function countOn(date: Day, festivals: readonly CalendarFestival[]): number {
  return festivals.filter(({ edition }) => edition.startsOn <= date && edition.endsOn >= date).length;
}
