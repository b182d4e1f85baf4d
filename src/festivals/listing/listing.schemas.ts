import { z } from 'zod';
import { depthFault, pageOf, pagingShape, withinDepth } from '../../shared/http/paging.js';
import { festivalItem } from '../festival.views.js';
import { consistent, filterShape } from './filter.schemas.js';

export const festivalQuery = consistent(
  z.strictObject({ ...filterShape, ...pagingShape }).refine(withinDepth, depthFault),
);

export const festivalPage = pageOf(festivalItem, 'FestivalPage');

export type FestivalQuery = z.infer<typeof festivalQuery>;
