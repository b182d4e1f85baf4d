import { z } from 'zod';
import { pageOf } from '../../shared/http/paging.js';
import { festivalItem } from '../festival.views.js';

const bookmarkedFestival = festivalItem
  .omit({ distanceKm: true })
  .extend({ bookmarkedAt: z.iso.datetime() })
  .meta({ id: 'BookmarkedFestival' });

export const bookmarkPage = pageOf(bookmarkedFestival, 'BookmarkPage');

export type BookmarkedFestival = z.infer<typeof bookmarkedFestival>;
