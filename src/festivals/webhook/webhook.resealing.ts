import { Injectable } from '@nestjs/common';
import { Log } from '../../shared/log/log.js';
import { Resealing } from '../../shared/resealing.js';
import { WebhookRepository } from './webhook.repository.js';
import { WebhookSecrets } from './webhook.secrets.js';

/** Lets JWT_SECRET be changed without a webhook being made anew. */
@Injectable()
export class WebhookResealing extends Resealing {
  constructor(secrets: WebhookSecrets, webhooks: WebhookRepository, log: Log) {
    super(secrets.sealing, webhooks, () => '', log);
  }
}
