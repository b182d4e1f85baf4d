import { z } from 'zod';
import { say } from '../../shared/http/request-context.js';

const code = z
  .string()
  .regex(/^[\w-]{43}$/, {
    error: () => say({ ko: '초대 코드가 아닙니다.', en: 'Is not the code of an invitation.' }),
  })
  .meta({ description: 'From the link that the inviter sent.' });

const shown = { code: 'kJ0v3hJ7Yq1m3o5cQx9Zt2Lr8Wb6Nf4Dg0As-Ue_Hi1' };

export const invitationCode = z.strictObject({ code }).meta({ id: 'InvitationCode', examples: [shown] });

export const companion = z
  .object({
    id: z.uuid().meta({ description: 'For `with`; no account’s id, and known to these two alone.' }),
    displayName: z.string(),
    available: z.boolean().meta({
      description: 'False while they have switched personalisation off: `with` does not take them then.',
    }),
    since: z.iso.datetime(),
  })
  .meta({ id: 'Companion' });

const invitation = z
  .object({ id: z.uuid(), createdAt: z.iso.datetime(), expiresAt: z.iso.datetime() })
  .meta({ id: 'Invitation' });

export const newInvitation = invitation
  .extend({
    code: z
      .string()
      .meta({ description: 'Shown this once and never again; whoever has it first may accept.' }),
  })
  .meta({ id: 'NewInvitation' });

export const companions = z
  .object({
    companions: z.array(companion),
    invitations: z.array(invitation).meta({ description: 'Mine that nobody has accepted yet.' }),
  })
  .meta({ id: 'Companions' });

export const invitationSeen = z
  .object({
    displayName: z.string().meta({ description: 'Of the person who invites.' }),
    meaning: z.string().meta({ description: 'What accepting means, for people, by Accept-Language.' }),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'InvitationSeen' });

export type InvitationCode = z.infer<typeof invitationCode>;
export type CompanionView = z.infer<typeof companion>;
export type CompanionsView = z.infer<typeof companions>;
export type NewInvitationView = z.infer<typeof newInvitation>;
export type InvitationSeenView = z.infer<typeof invitationSeen>;
