import { describe, expect, it } from '@jest/globals';
import { manifestKey, originalKey } from '../../../lambda/src/contract.js';
import { byPhoto, clutterOf, compare, coveredBy, END, isDisaster } from './reconciliation.rules.js';

const NOW = new Date('2026-10-05T03:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 60 * 60_000);
const ids = [1, 2, 3].map((digit) => `01900000-0000-7000-8000-00000000000${digit}`) as [
  string,
  string,
  string,
];
const [one, two, three] = ids;
const rendition = (id: string, version = 1, width = 320) =>
  `renditions/${id}/0123456789abcdef-v${version}-${width}.webp`;
const object = (key: string, hours = 48) => ({ key, writtenAt: hoursAgo(hours) });

const shown = (id: string, { hours = 48, version = 1 } = {}) => ({
  id,
  status: 'ready' as const,
  createdAt: hoursAgo(hours),
  pipelineVersion: version,
  renditions: [
    { width: 320, height: 240, format: 'webp' as const, byteSize: 1, key: rendition(id, version) },
  ],
});
const comparing = (photos: ReturnType<typeof shown>[], objects: ReturnType<typeof object>[]) =>
  compare(
    {
      photos: new Map(photos.map((photo) => [photo.id, photo])),
      objects: byPhoto([{ objects, isTruncated: false }], END),
    },
    NOW,
  );

describe('how far a page of objects reaches', () => {
  it('When all is listed, then to the end', () => {
    expect(coveredBy({ objects: [object(originalKey(one))], isTruncated: false })).toBe(END);
  });

  it('When more follow, then to the last photo whose objects are all listed', () => {
    const originals = ids.map((id) => object(originalKey(id)));
    expect(coveredBy({ objects: originals, isTruncated: true })).toBe(three);
    const renditions = ids.map((id) => object(rendition(id)));
    expect(coveredBy({ objects: renditions, isTruncated: true })).toBe(two);
  });

  it('When objects lie beyond it, then they are left to the next page', () => {
    const page = { objects: ids.map((id) => object(manifestKey(id))), isTruncated: false };
    expect([...byPhoto([page], two).keys()]).toEqual([one, two]);
  });
});

describe('what does not fit', () => {
  it('When objects have no row, then they are orphans once all of them are a day old', () => {
    const objects = [object(originalKey(one)), object(originalKey(two)), object(rendition(two), 23)];
    expect(comparing([], objects).orphans).toEqual([one]);
  });

  it('When a shown photo has all that it needs, then nothing is found', () => {
    const objects = [rendition(one), manifestKey(one)].map((key) => object(key));
    expect(comparing([shown(one)], objects)).toEqual({ orphans: [], cluttered: [], damaged: [] });
  });

  it('When a shown photo lacks its manifest or a rendition, then it is damaged, unless it is from today', () => {
    const objects = [object(rendition(one)), object(manifestKey(two)), object(manifestKey(three), 1)];
    expect(comparing([shown(one), shown(two), shown(three, { hours: 1 })], objects).damaged).toEqual([
      one,
      two,
    ]);
  });

  it('When the new renditions of a photo are not a day old, then the old ones stay for pages that are open', () => {
    const needed = (hours: number) => [object(rendition(one, 2), hours), object(manifestKey(one), hours)];
    const old = object(rendition(one, 1), 9_999);
    const photo = shown(one, { version: 2 });
    expect(comparing([photo], [...needed(23), old]).cluttered).toEqual([]);
    expect(comparing([photo], [...needed(25), old]).cluttered).toEqual([one]);
  });

  it('When renditions are of a later pipeline, of another photo or no longer of a shown one, then they are no clutter', () => {
    const keys = [
      rendition(one, 1, 640),
      rendition(one, 3),
      rendition(one, 2),
      rendition(two, 1),
      originalKey(one),
    ];
    const photo = shown(one, { version: 2 });
    expect(clutterOf(photo, keys)).toEqual([rendition(one, 1, 640)]);
    expect(clutterOf({ ...photo, status: 'failed' as const }, keys)).toEqual([]);
  });
});

describe('when nothing is to be believed', () => {
  it.each([
    [19, 19, false],
    [20, 40, false],
    [20, 39, true],
    [100, 100, true],
  ])('When %i of %i do not fit, then it is %s', (faults, among, verdict) => {
    expect(isDisaster(faults, among)).toBe(verdict);
  });
});
