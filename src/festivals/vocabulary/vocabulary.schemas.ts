import { z } from 'zod';
import { categoryCodes } from '../category.js';
import { pointView, regionView } from '../festival.views.js';

export const categoryList = z
  .object({
    items: z.array(
      z
        .object({ code: z.enum(categoryCodes), name: z.string(), nameEn: z.string() })
        .meta({ id: 'Category' }),
    ),
  })
  .meta({ id: 'CategoryList' });

const counted = regionView.extend({
  point: pointView.meta({ description: 'Where its festivals gather.' }),
  festivals: z.int().meta({ description: 'Published ones, those of its districts included.' }),
});

const district = counted.meta({ id: 'District' });
const province = counted.extend({ districts: z.array(district) }).meta({ id: 'Province' });

export const regionList = z.object({ items: z.array(province) }).meta({ id: 'RegionList' });

export type CategoryList = z.infer<typeof categoryList>;
export type RegionList = z.infer<typeof regionList>;
