import { z } from 'zod';
import { wholeNumber } from '../../../shared/http/parameters.js';
import { searchWords } from '../../../shared/http/text.js';
import { categoryCodes } from '../../category.js';

export const suggestQuery = z.strictObject({
  q: searchWords(100).meta({
    description: 'What was typed so far, as `q` of the list; may end within a syllable.',
  }),
  limit: wholeNumber(1, 20).default(8),
});

const suggestion = z
  .object({
    kind: z.enum(['festival', 'region', 'tag', 'category']),
    text: z.string(),
    textEn: z.string().nullable(),
    festivalId: z.uuid().optional(),
    regionCode: z.string().optional(),
    categoryCode: z.enum(categoryCodes as readonly [string, ...string[]]).optional(),
    matched: z.array(z.int()).length(2).nullable().meta({
      description:
        'Where in `text` that is what was typed: first code unit (UTF-16) and the one behind the last. Null where it was found by another name, or in other letters.',
    }),
  })
  .meta({ id: 'Suggestion' });

export const suggestionList = z.object({ items: z.array(suggestion) }).meta({ id: 'SuggestionList' });

export type SuggestQuery = z.infer<typeof suggestQuery>;
export type Suggestion = z.infer<typeof suggestion>;
export type SuggestionList = z.infer<typeof suggestionList>;
