import type { DeliveryRow } from './delivery.repository.js';
import type { WebhookEntity } from './webhook.entity.js';
import type { DeliveryView, WebhookView } from './webhook.schemas.js';

export function webhookViewOf(webhook: WebhookEntity): WebhookView {
  const { id, url, kinds, enabled, failingSince, createdAt, version } = webhook;
  return {
    id,
    url,
    kinds,
    enabled,
    failingSince: failingSince?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    version,
  };
}

export function deliveryViewOf(row: DeliveryRow): DeliveryView {
  const { id, kind, festivalId, status, dueAt, attempts, createdAt } = row;
  return {
    id,
    kind,
    festivalId,
    status,
    nextTryAt: dueAt?.toISOString() ?? null,
    attempts: attempts.map(({ at, durationMs, responseStatus, failure }) => ({
      at,
      durationMs,
      responseStatus,
      failure,
    })),
    createdAt: createdAt.toISOString(),
  };
}
