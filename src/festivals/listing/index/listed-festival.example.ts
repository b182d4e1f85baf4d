import type { ListedFestival } from './listed-festival.js';

/** A published festival of which only these facts matter. */
export function aListedFestival(id: string, facts: Partial<ListedFestival> = {}): ListedFestival {
  return {
    id,
    category: 'food',
    provinceCode: '11',
    districtCode: null,
    tags: [],
    free: null,
    point: { lat: 37.5, lng: 127 },
    rating: { sum: 0, count: 0 },
    bookmarkCount: 0,
    updatedAt: 0,
    coverPhotoId: null,
    editions: [],
    inView: null,
    fingerprint: '',
    ...facts,
  };
}
