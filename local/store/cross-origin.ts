import type { Context } from 'koa';
import { refusal } from './refusal.js';

const uploadMethods = ['GET', 'HEAD', 'PUT'];

/**
 * Answers a browser's question whether a page may call us.
 * @throws S3Error when it may not
 */
export function answerPreflight(context: Context, allowedOrigins: string[]): void {
  const method = context.get('access-control-request-method');
  if (!allowedOrigins.includes(context.get('origin')) || !uploadMethods.includes(method)) {
    throw refusal('AccessForbidden', 'CORSResponse: This CORS request is not allowed.', {
      Method: method,
      ResourceType: 'OBJECT',
    });
  }
  allowOrigin(context, allowedOrigins);
  context.set('Access-Control-Allow-Methods', uploadMethods.join(', '));
  context.set('Access-Control-Allow-Headers', context.get('access-control-request-headers'));
  context.set('Access-Control-Max-Age', '3600');
  context.status = 200;
}

/** Lets a page of our own read the answer, refusals included. */
export function allowOrigin(context: Context, allowedOrigins: string[]): void {
  context.vary('Origin');
  const origin = context.get('origin');
  if (!allowedOrigins.includes(origin)) return;
  context.set('Access-Control-Allow-Origin', origin);
  context.set('Access-Control-Expose-Headers', 'ETag, x-amz-request-id');
}

/** What is public may be shown anywhere. */
export const allowEveryOrigin = (context: Context): void => context.set('Access-Control-Allow-Origin', '*');
