import { describe, expect, it } from '@jest/globals';
import { BrokenQuotes, communityOf, MissingColumn } from './rsvp-files.js';

const HEADER =
  'memberId,memberLat,memberLon,eventId,eventTime,eventYesRSVPCount,groupId,venueId,venueLat,venueLon,rsvpTime,rsvpResponse,rsvpRating';
const NOON_UTC = Date.UTC(2026, 9, 3, 12);

const rsvps = (...lines: readonly string[]) => ({ path: 'rsvps.csv', text: [HEADER, ...lines].join('\n') });
const groups = (text = 'userId,groupId\n') => ({ path: 'groups.csv', text });

describe('files of RSVPs', () => {
  it('become occasions, their organisers and places, and answers in the order of their time', () => {
    const community = communityOf(
      rsvps(
        `kim,37.5,127,later,${NOON_UTC},9,club,hall,37.6,0.1,2000,no,0`,
        `lee,37.5,127,later,${NOON_UTC},9,club,hall,37.6,0.1,1000,yes,1.0`,
      ),
      groups('userId,groupId\nlee,club\nlee,choir\nnobody,choir\n'),
    );
    expect(community.answers.map(({ person, accepted }) => [person, accepted])).toEqual([
      [1, true],
      [0, false],
    ]);
    expect(community.occasions).toEqual([{ startsAt: NOON_UTC / 86_400_000, organiser: 0, place: 0 }]);
    expect(community.places).toEqual([{ lat: 37.6, lng: 0.1 }]);
    expect([...community.followed]).toEqual([[1, [0, 1]]]);
    expect([community.homes.length, community.organisers]).toEqual([2, 2]);
  });

  it('are read on the clock of the sun over their venues', () => {
    const { occasions } = communityOf(
      rsvps(`kim,37.5,127,e,${NOON_UTC},9,club,hall,37.5,135,1000,yes,1`),
      groups(),
    );
    expect(occasions[0]!.startsAt - Math.floor(occasions[0]!.startsAt)).toBeCloseTo(21 / 24, 6);
  });

  it('never say how many came in the end', () => {
    const line = (count: number) => `kim,37.5,127,e,${NOON_UTC},${count},club,hall,37.5,127,1000,yes,1`;
    expect(communityOf(rsvps(line(5)), groups())).toEqual(communityOf(rsvps(line(500)), groups()));
  });

  it('may lack coordinates, venues and groups; without a person, event or time a line says nothing', () => {
    const community = communityOf(
      rsvps(
        `kim,,,one,${NOON_UTC},9,,,0.0,0.0,1000,yes,1`,
        `kim,0,0,two,${NOON_UTC},9,,,abc,999,1000,yes,1`,
        `,1,1,three,${NOON_UTC},9,club,hall,1,1,1000,yes,1`,
        'kim,1,1,three,soon,9,club,hall,1,1,1000,yes,1',
        `kim,1,1,three,${NOON_UTC},9,club,hall,1,1,,yes,1`,
      ),
      groups(),
    );
    expect([community.places, community.homes]).toEqual([[undefined, undefined], [undefined]]);
    expect(community.occasions.map(({ organiser, place }) => [organiser, place])).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it('need their columns', () => {
    const read = () => communityOf({ path: 'rsvps.csv', text: 'memberId,eventId\n1,2\n' }, groups());
    expect(read).toThrow(new MissingColumn('rsvps.csv', 'memberLat'));
  });

  it('are refused by the line of a quoted field that ends wrongly', () => {
    const read = () => communityOf(rsvps('kim,1,1,"a"b",1,9,club'), groups());
    expect(read).toThrow(new BrokenQuotes('rsvps.csv', 2));
  });
});
