import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';

/**
 * For routes of signed-in people that create: the same call with the same `Idempotency-Key` makes one thing and has
 * one answer, for a day. The whole call becomes one transaction that is begun anew after a deadlock, so it may touch
 * nothing but the database; and its answer is kept, so it may hold no secret.
 */
export const Idempotent = () =>
  applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'A key of your choice for this request, such as a UUID. Sent again with the same key within 24 hours it makes nothing more and has the first answer: 409 while that is being made, 422 for another request with the same key. A refusal keeps nothing.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    }),
  );
