import { z } from 'zod';
import { pageOf } from '../../shared/http/paging.js';
import { say } from '../../shared/http/request-context.js';
import { line } from '../../shared/http/text.js';
import { CHANGE_KINDS } from '../history/change.rules.js';
import { DELIVERY_STATUSES } from './webhook.entity.js';

const kinds = z
  .array(z.enum(CHANGE_KINDS))
  .min(1)
  .max(CHANGE_KINDS.length)
  .refine((all) => new Set(all).size === all.length, {
    error: () => say({ ko: '같은 종류를 두 번 넣을 수 없습니다.', en: 'Must not name a kind twice.' }),
  })
  .meta({ description: 'What to tell of; everything unless told.' });

const url = line(500).meta({
  format: 'uri',
  description: 'An https address on the public internet.',
});

export const webhookBody = z.strictObject({ url, kinds: kinds.optional() }).meta({
  id: 'NewWebhook',
  examples: [
    { url: 'https://hooks.example.com/festivals', kinds: ['moved', 'postponed', 'cancelled', 'withdrawn'] },
  ],
});

export const webhookChangeBody = z
  .strictObject({
    url: url.optional(),
    kinds: kinds.optional(),
    enabled: z.boolean().optional().meta({
      description: 'False gives up what is still to be delivered; true begins anew with what happens next.',
    }),
  })
  .refine((change) => Object.keys(change).length > 0, {
    error: () => say({ ko: '바꿀 항목을 하나 이상 보내 주세요.', en: 'Name at least one field to change.' }),
  })
  .meta({ id: 'WebhookChange', examples: [{ enabled: true }] });

export const webhookView = z
  .object({
    id: z.uuid(),
    url: z.string(),
    kinds: z.array(z.enum(CHANGE_KINDS)),
    enabled: z.boolean().meta({
      description: 'Becomes false by itself when nothing has come through for all tries of a delivery.',
    }),
    failingSince: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    version: z.int().meta({ description: 'For `If-Match`, in quotation marks.' }),
  })
  .meta({ id: 'Webhook' });

export const newWebhookView = webhookView
  .extend({
    secret: z.string().meta({ description: 'Signs what is sent; shown this once and never again.' }),
  })
  .meta({ id: 'CreatedWebhook' });

export const webhookPage = pageOf(webhookView, 'WebhookPage');

const deliveryView = z
  .object({
    id: z.uuid().meta({ description: 'The `webhook-id` of the message: the same at every try.' }),
    kind: z.enum(CHANGE_KINDS),
    festivalId: z.uuid(),
    status: z.enum(DELIVERY_STATUSES),
    nextTryAt: z.iso.datetime().nullable(),
    attempts: z.array(
      z
        .object({
          at: z.iso.datetime(),
          durationMs: z.int(),
          responseStatus: z.int().nullable(),
          failure: z.string().nullable(),
        })
        .meta({ id: 'DeliveryAttempt' }),
    ),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'WebhookDelivery' });

export const deliveryPage = pageOf(deliveryView, 'WebhookDeliveryPage');

export type WebhookBody = z.infer<typeof webhookBody>;
export type WebhookChangeBody = z.infer<typeof webhookChangeBody>;
export type WebhookView = z.infer<typeof webhookView>;
export type NewWebhookView = z.infer<typeof newWebhookView>;
export type DeliveryView = z.infer<typeof deliveryView>;
