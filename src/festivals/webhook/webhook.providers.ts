import { DeliveryRepository } from './delivery.repository.js';
import { DeliveryService } from './delivery.service.js';
import { DeliveryWorker } from './delivery.worker.js';
import { WebhookDeliveryEntity, WebhookEntity } from './webhook.entity.js';
import { WebhookOutbox } from './webhook.outbox.js';
import { WebhookRepository } from './webhook.repository.js';
import { WebhookResealing } from './webhook.resealing.js';
import { WebhookSecrets } from './webhook.secrets.js';
import { WebhookService } from './webhook.service.js';

export const webhookEntities = [WebhookEntity, WebhookDeliveryEntity];
export const webhookProviders = [
  DeliveryRepository,
  DeliveryService,
  DeliveryWorker,
  WebhookOutbox,
  WebhookRepository,
  WebhookResealing,
  WebhookSecrets,
  WebhookService,
];
