import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** For the routes that take `multipart/form-data`. */
export const TakesForm = () => RouteConfig({ takesForm: true });

/** Whether a form is sent where none is taken: pages of any site send one without their browser asking first. */
export function isUnwantedForm({ headers, routeOptions, is404 }: FastifyRequest): boolean {
  if (is404 || !/^\s*multipart\//i.test(headers['content-type'] ?? '')) return false;
  return !(routeOptions.config as { takesForm?: boolean }).takesForm;
}
