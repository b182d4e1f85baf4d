import { z } from 'zod';
import { filterShape, withFilterRules } from '../listing/filter.schemas.js';

/** The query of the list without its paging: a feed is one piece. */
export const feedQuery = withFilterRules(z.strictObject(filterShape));

export type FeedQuery = z.infer<typeof feedQuery>;
