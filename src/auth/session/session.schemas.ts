import { z } from 'zod';

const session = z
  .object({
    id: z.uuid(),
    current: z.boolean().meta({ description: 'The one that asks.' }),
    browser: z.string().nullable().meta({ description: 'As it names itself; null where it does not.' }),
    system: z.string().nullable(),
    startedAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().meta({ description: 'To a quarter of an hour.' }),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Session' });

export const sessions = z.object({ items: z.array(session) }).meta({ id: 'Sessions' });

export type SessionView = z.infer<typeof session>;
export type SessionsView = z.infer<typeof sessions>;
