import { WebhookDeliveryEntity, WebhookEntity } from './webhook.entity.js';
import { WebhookOutbox } from './webhook.outbox.js';

export const webhookEntities = [WebhookEntity, WebhookDeliveryEntity];
export const webhookProviders = [WebhookOutbox];
