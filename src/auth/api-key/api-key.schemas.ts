import { z } from 'zod';
import { line } from '../../shared/http/text.js';
import { presentPassword } from '../auth.schemas.js';
import { SCOPES } from './scopes.js';

const LONGEST_DAYS = 365;

const scope = z.enum(SCOPES).meta({ id: 'ApiKeyScope' });

const apiKey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    hint: z.string().meta({ description: 'How the key begins.' }),
    scopes: z.array(scope),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable().meta({ description: 'To a minute.' }),
  })
  .meta({ id: 'ApiKey' });

export const apiKeys = z.object({ items: z.array(apiKey) }).meta({ id: 'ApiKeys' });

export const newApiKey = apiKey
  .extend({ key: z.string().meta({ description: 'For `Authorization: Bearer`. Shown this once.' }) })
  .meta({ id: 'NewApiKey' });

export const apiKeyWish = z
  .strictObject({
    name: line(60),
    scopes: z.array(scope).min(1).max(SCOPES.length),
    expiresInDays: z.int().min(1).max(LONGEST_DAYS),
    currentPassword: presentPassword.optional(),
  })
  .meta({
    id: 'ApiKeyWish',
    examples: [
      {
        name: '우리 동네 축제 알림',
        scopes: ['festivals:read', 'reviews:write'],
        expiresInDays: 90,
        currentPassword: 'a long pass phrase',
      },
    ],
  });

export type ApiKeyWish = z.infer<typeof apiKeyWish>;
export type ApiKeyView = z.infer<typeof apiKey>;
export type ApiKeysView = z.infer<typeof apiKeys>;
export type NewApiKeyView = z.infer<typeof newApiKey>;
