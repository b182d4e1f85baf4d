import { z } from 'zod';
import { day } from '../../shared/http/parameters.js';
import { pageOf } from '../../shared/http/paging.js';
import { say } from '../../shared/http/request-context.js';
import { line, paragraphs } from '../../shared/http/text.js';
import type { Bilingual } from '../../shared/problem/problem.js';
import { EDITION_STATUSES } from './edition.entity.js';

export const ENDS_BEFORE_IT_STARTS: Bilingual = {
  ko: '마지막 날은 첫날보다 빠를 수 없습니다.',
  en: 'The last day must not be before the first.',
};

const facts = {
  startsOn: day(),
  endsOn: day(),
  year: z.int().min(1900).max(2199).optional().meta({ description: 'That of the first day unless told.' }),
  ordinal: z.int().min(1).max(999).nullable().optional(),
  status: z.enum(EDITION_STATUSES).optional(),
  programme: paragraphs(10_000).nullable().optional(),
  price: line(500).nullable().optional(),
  ageLimit: line(200).nullable().optional(),
};

export const editionBody = z
  .strictObject(facts)
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, {
    path: ['endsOn'],
    error: () => say(ENDS_BEFORE_IT_STARTS),
  })
  .meta({
    id: 'NewEdition',
    examples: [
      { startsOn: '2027-07-23', endsOn: '2027-08-08', ordinal: 30, price: '무료', ageLimit: '전 연령' },
    ],
  });

export const editionChangeBody = z
  .strictObject({ ...facts, startsOn: facts.startsOn.optional(), endsOn: facts.endsOn.optional() })
  .refine((change) => Object.keys(change).length > 0, {
    error: () => say({ ko: '바꿀 항목을 하나 이상 보내 주세요.', en: 'Name at least one field to change.' }),
  })
  .meta({ id: 'EditionChange', examples: [{ status: 'postponed' }] });

export const editionView = z
  .object({
    id: z.uuid(),
    year: z.int(),
    ordinal: z.int().nullable(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().meta({ description: 'The last day, included.' }),
    status: z.enum(EDITION_STATUSES).meta({ description: 'A scheduled one whose days are over is `ended`.' }),
    programme: z.string().nullable(),
    price: z.string().nullable(),
    ageLimit: z.string().nullable(),
    version: z.int().meta({ description: 'For `If-Match`, in quotation marks.' }),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Edition' });

export const editionPage = pageOf(editionView, 'EditionPage');

export type EditionBody = z.infer<typeof editionBody>;
export type EditionChangeBody = z.infer<typeof editionChangeBody>;
export type EditionView = z.infer<typeof editionView>;
