import { z } from 'zod';
import { day } from '../../shared/http/parameters.js';
import { say } from '../../shared/http/request-context.js';
import { CONSENT_KINDS } from './consent.rules.js';

/** The day is compared with today and not kept. */
export const birthDate = day().meta({
  description: 'Only compared with today: that somebody is 14 or older is kept, the day is not.',
});

const needed = z.literal(true, {
  error: () =>
    say({
      ko: '이 동의 없이는 계정을 둘 수 없습니다. 거두려면 계정을 지워 주세요.',
      en: 'There is no account without this consent. To withdraw it, delete the account.',
    }),
});

const decisions = z.strictObject({
  terms: needed.optional(),
  privacy: needed.optional(),
  location: z.boolean().optional(),
  marketing: z.boolean().optional(),
});

export const consentDecisions = decisions
  .refine((given) => Object.keys(given).length > 0, {
    error: () => say({ ko: '하나 이상 보내 주세요.', en: 'Name at least one.' }),
  })
  .meta({ id: 'ConsentDecisions', examples: [{ marketing: true, location: false }] });

export const consents = z
  .object({
    ageConfirmed: z.boolean().meta({ description: 'Whether the person said to be 14 or older.' }),
    items: z.array(
      z.object({
        kind: z.enum(CONSENT_KINDS),
        needed: z.boolean().meta({ description: 'Whether there can be an account without it.' }),
        version: z.string().meta({ description: 'Of the text that is shown now.' }),
        granted: z.boolean(),
        decidedVersion: z.string().nullable(),
        decidedAt: z.iso.datetime().nullable(),
      }),
    ),
  })
  .meta({ id: 'Consents' });

export type ConsentDecisions = z.infer<typeof decisions>;
export type ConsentsView = z.infer<typeof consents>;
