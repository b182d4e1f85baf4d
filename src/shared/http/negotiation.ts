import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { kernelProblems } from '../problem/kernel.problems.js';
import { DomainError } from '../problem/problem.js';
import { varyOn } from './conditional-get.js';

/**
 * The one of these media types that the caller likes best, the first where it does not care (RFC 9110, 12.5.1).
 * @throws DomainError not-acceptable
 */
export function preferred<T extends string>(
  request: FastifyRequest,
  reply: FastifyReply,
  types: readonly T[],
): T {
  varyOn(reply, 'Accept');
  const best = new Negotiator(request).mediaType([...types]);
  const found = types.find((type) => type === best);
  if (found === undefined) throw new DomainError(kernelProblems.notAcceptable);
  return found;
}
