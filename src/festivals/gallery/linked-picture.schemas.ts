import { z } from 'zod';
import { UNALTERABLE_LICENCES } from '../../media/index.js';
import { say } from '../../shared/http/request-context.js';
import { line } from '../../shared/http/text.js';

const httpsAddress = line(2000)
  .refine((text) => /^https:\/\//i.test(text) && URL.canParse(text), {
    error: () => say({ ko: 'https://로 시작하는 주소여야 합니다.', en: 'Must be an https:// address.' }),
  })
  .meta({ format: 'uri' });

/** Those that forbid altering, and the one under which public data shows the others of its pictures. */
const LINKED_LICENCES = [...UNALTERABLE_LICENCES, 'kogl-1'] as const;

/** A picture elsewhere, most often one whose licence forbids altering: never fetched, never resized. */
export const linkedPicture = z
  .strictObject({
    url: httpsAddress.meta({ description: 'The picture itself, where its publisher keeps it.' }),
    sourceUrl: httpsAddress.meta({ description: 'The page that presents it and names its licence.' }),
    alt: line(500).meta({ description: 'What it shows.' }),
    credit: line(200).meta({ description: 'Whom to name for it.' }),
    licence: z.enum(LINKED_LICENCES),
  })
  .meta({
    id: 'LinkedPicture',
    description:
      'A picture that stays with its publisher, as licences that forbid altering ask: linked with its credit, never fetched or resized.',
    examples: [
      {
        url: 'https://www.mudfestival.or.kr/images/mud.jpg',
        sourceUrl: 'https://www.mudfestival.or.kr',
        alt: '머드를 바르고 뛰노는 사람들',
        credit: '보령축제관광재단',
        licence: 'kogl-3',
      },
    ],
  });

export type LinkedPicture = z.infer<typeof linkedPicture>;
