import { z } from 'zod';
import { id } from '../../shared/http/parameters.js';
import { say } from '../../shared/http/request-context.js';

const MOST_PHOTOS = 100;

const fault = () =>
  say({
    ko: `사진 id를 쉼표로 1개부터 ${MOST_PHOTOS}개까지 나열해 주세요.`,
    en: `Must be a comma list of 1 to ${MOST_PHOTOS} ids of photos.`,
  });

const ids = z
  .string({ error: fault })
  .transform((text, context): string[] => {
    const asked = z.array(id()).min(1).max(MOST_PHOTOS).safeParse(text.split(','));
    if (asked.success) return [...new Set(asked.data)];
    context.addIssue({ code: 'custom', message: fault() });
    return z.NEVER;
  })
  .meta({ type: 'string', description: 'Ids of photos of your own, separated by commas; at most 100.' });

export const watchQuery = z.strictObject({ ids });

export type WatchQuery = z.infer<typeof watchQuery>;
