import { z } from 'zod';
import { photoView } from '../media/index.js';
import { id } from '../shared/http/parameters.js';
import { say } from '../shared/http/request-context.js';
import { line, paragraphs } from '../shared/http/text.js';
import { categoryCodes } from './category.js';
import { editionView } from './edition/edition.schemas.js';
import { usuallyView } from './edition/usually.views.js';
import { FESTIVAL_STATUSES } from './festival.entity.js';
import { festivalItem } from './festival.views.js';
import { linkedPicture } from './gallery/linked-picture.schemas.js';
import { MOST_PICTURES } from './gallery/most-pictures.js';
import { findRegions } from './region/region.rules.js';

const homepage = line(500)
  .refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text), {
    error: () =>
      say({
        ko: 'http:// 또는 https://로 시작하는 주소여야 합니다.',
        en: 'Must be an http:// or https:// address.',
      }),
  })
  .meta({ format: 'uri' });

const region = line(60)
  .transform((text, context) => {
    const [found, ...others] = findRegions(text);
    if (found !== undefined && others.length === 0)
      return { provinceCode: found.provinceCode, districtCode: found.districtCode };
    context.addIssue({
      code: 'custom',
      message: say({
        ko: '시도나 시군구의 코드 또는 하나로 정해지는 이름이어야 합니다.',
        en: 'Must be the code of a province or district, or a name that only one of them has.',
      }),
    });
    return z.NEVER;
  })
  .meta({
    type: 'string',
    description: 'Code or name; without it the address and the point tell.',
    examples: ['44180'],
  });

const point = z.strictObject({ lat: z.number().min(32).max(39), lng: z.number().min(124).max(132) }).meta({
  id: 'PointInKorea',
  description: 'Degrees, WGS 84; kept to six decimals.',
  examples: [{ lat: 36.3129, lng: 126.5132 }],
});

const galleryPhotoIds = z
  .array(id())
  .max(MOST_PICTURES)
  .refine((ids) => new Set(ids).size === ids.length, {
    error: () => say({ ko: '같은 사진을 두 번 넣을 수 없습니다.', en: 'Must not name a photo twice.' }),
  })
  .meta({
    description:
      'Photos uploaded with the purpose `festival`, in the order to show them: all of them from now on. Those that nothing else shows are deleted when left out.',
  });

const linkedPictures = z
  .array(linkedPicture)
  .max(MOST_PICTURES)
  .meta({ description: 'In the order to show them: all of them from now on.' });

/** So many a festival may have. */
export const MOST_TAGS = 20;
export const tag = line(40);

const facts = {
  name: line(200),
  nameEn: line(200).nullable().optional(),
  formerNames: z.array(line(200)).max(20).optional(),
  category: z.enum(categoryCodes),
  tags: z.array(tag).max(MOST_TAGS).optional(),
  place: line(200).nullable().optional(),
  address: line(300).nullable().optional(),
  region: region.nullable().optional(),
  point: point.nullable().optional(),
  organiser: line(200).nullable().optional(),
  host: line(200).nullable().optional(),
  sponsors: line(500).nullable().optional(),
  phone: line(100).nullable().optional(),
  homepage: homepage.nullable().optional(),
  description: paragraphs(10_000).nullable().optional(),
  descriptionEn: paragraphs(10_000).nullable().optional(),
  free: z.boolean().nullable().optional(),
  status: z.enum(FESTIVAL_STATUSES).optional(),
  coverPhotoId: id().nullable().optional(),
  galleryPhotoIds: galleryPhotoIds.optional(),
  linkedPictures: linkedPictures.optional(),
};

export const festivalBody = z.strictObject(facts).meta({
  id: 'NewFestival',
  examples: [
    {
      name: '보령머드축제',
      nameEn: 'Boryeong Mud Festival',
      category: 'sea',
      tags: ['머드', '해수욕장'],
      place: '대천해수욕장',
      address: '충청남도 보령시 대해로 897-15',
      point: { lat: 36.3129, lng: 126.5132 },
      organiser: '보령축제관광재단',
      homepage: 'https://www.mudfestival.or.kr',
    },
  ],
});

export const festivalChangeBody = z
  .strictObject({ ...facts, name: facts.name.optional(), category: facts.category.optional() })
  .refine((change) => Object.keys(change).length > 0, {
    error: () => say({ ko: '바꿀 항목을 하나 이상 보내 주세요.', en: 'Name at least one field to change.' }),
  })
  .meta({
    id: 'FestivalChange',
    examples: [{ phone: '041-930-0000', homepage: 'https://www.mudfestival.or.kr' }],
  });

export const festivalDetail = festivalItem
  .omit({ distanceKm: true })
  .extend({
    formerNames: z.array(z.string()),
    address: z.string().nullable(),
    organiser: z.string().nullable(),
    host: z.string().nullable(),
    sponsors: z.string().nullable(),
    phone: z.string().nullable(),
    homepage: z.string().nullable(),
    description: z.string().nullable(),
    descriptionEn: z.string().nullable(),
    free: z.boolean().nullable().meta({ description: 'Null where nobody has said.' }),
    bookmarkCount: z.int(),
    gallery: z.array(photoView).meta({
      description: 'Photos beside the cover that are ready and published, in the editor’s order.',
    }),
    linkedPictures: z.array(linkedPicture),
    editions: z.array(editionView).meta({ description: 'The newest 20; all of them under `/editions`.' }),
    usually: usuallyView.nullable().meta({
      description: 'Null where it never took place, and for what goes on all year. Always an estimate.',
    }),
    bookmarked: z
      .boolean()
      .optional()
      .meta({ description: 'Whether the caller keeps it; absent without one.' }),
    status: z.enum(FESTIVAL_STATUSES).optional().meta({ description: 'For editors only.' }),
    galleryPhotoIds: z.array(z.uuid()).optional().meta({
      description:
        'For editors only: all of the gallery, with those that nobody else is shown yet; a change that leaves one out deletes it.',
    }),
  })
  .meta({ id: 'Festival' });

export type FestivalBody = z.infer<typeof festivalBody>;
export type FestivalChangeBody = z.infer<typeof festivalChangeBody>;
export type FestivalDetail = z.infer<typeof festivalDetail>;
