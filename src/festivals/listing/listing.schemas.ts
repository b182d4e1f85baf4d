import { z } from 'zod';
import { depthFault, pageOf, pagingShape, withinDepth } from '../../shared/http/paging.js';
import { festivalItem } from '../festival.views.js';
import { filterShape, withFilterRules } from './filter.schemas.js';

export const festivalQuery = withFilterRules(
  z.strictObject({ ...filterShape, ...pagingShape }).refine(withinDepth, depthFault),
);

export const festivalPage = pageOf(festivalItem, 'FestivalPage');

export type FestivalQuery = z.infer<typeof festivalQuery>;
