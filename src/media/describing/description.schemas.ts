import { z } from 'zod';
import { say } from '../../shared/http/request-context.js';
import { line } from '../../shared/http/text.js';
import { LICENCES, UNALTERABLE_LICENCES } from './licence.js';

const unalterable: ReadonlySet<unknown> = new Set(UNALTERABLE_LICENCES);

const licence = z.enum(LICENCES, {
  error: ({ input }) =>
    unalterable.has(input)
      ? say({
          ko: '변경을 금지하는 이용 조건입니다. 이런 사진은 올리지 않고, 축제의 `linkedPictures`에 출처를 밝혀 링크합니다.',
          en: 'This licence forbids altering. Such pictures are linked with their credit, in `linkedPictures` of the festival, never uploaded.',
        })
      : say({
          ko: `${LICENCES.join(', ')} 중 하나여야 합니다.`,
          en: `Must be one of ${LICENCES.join(', ')}.`,
        }),
});

const part = z.number().min(0).max(1);

export const focalPoint = z.object({ x: part, y: part }).meta({
  id: 'FocalPoint',
  description:
    'What must stay in view when the photo is cut to a frame, as parts of its width and height from the top left corner; for `object-position`. Kept to three decimals.',
});

export const photoChange = z
  .strictObject({
    alt: line(500).nullable().optional().meta({
      description: 'What the photo shows, for people who do not see it. Please give every photo one.',
    }),
    focalPoint: focalPoint.strict().nullable().optional(),
    licence: licence.nullable().optional(),
    credit: line(200)
      .nullable()
      .optional()
      .meta({ description: 'Who made the photo, as they wish to be named.' }),
  })
  .refine((change) => Object.keys(change).length > 0, {
    error: () => say({ ko: '바꿀 항목을 하나 이상 보내 주세요.', en: 'Name at least one field to change.' }),
  })
  .meta({
    id: 'PhotoChange',
    description: 'What is left out stays; `null` removes it.',
    examples: [
      {
        alt: '강 위로 터지는 불꽃과 다리 위의 사람들',
        focalPoint: { x: 0.5, y: 0.3 },
        licence: 'cc-by-4.0',
        credit: '김하늘',
      },
    ],
  });

export type PhotoChange = z.infer<typeof photoChange>;
