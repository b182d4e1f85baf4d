import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { originOf } from '../http/origin.js';
import type { Purpose, Scope } from './limits.js';
import { type Budget, headersOf, Throttle } from './throttle.js';
import { THROTTLED } from './throttled.js';

const READS = ['GET', 'HEAD', 'OPTIONS'];
const EVERYBODY = 'everybody';

type Counted = FastifyRequest & { account?: { id: string } };

/** Stands behind the guard that says who calls, so that who is signed in is counted by account. */
@Injectable()
export class ThrottleGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly throttle: Throttle,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<Counted>();
    const purpose = this.purposeOf(context, request);
    if (purpose === undefined) return true;
    const scopes = scopesOf(purpose, request);
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const budgets = this.throttle.takeAtHand(purpose, scopes);
    return budgets === undefined ? this.count(purpose, scopes, reply) : told(reply, budgets);
  }

  private async count(
    purpose: Purpose,
    scopes: readonly [Scope, string][],
    reply: FastifyReply,
  ): Promise<boolean> {
    const budgets: Budget[] = [];
    for (const [scope, whose] of scopes) budgets.push(await this.throttle.take(purpose, scope, whose));
    return told(reply, budgets);
  }

  private purposeOf(context: ExecutionContext, request: Counted): Purpose | undefined {
    const told = this.reflector.get<Purpose | undefined>(THROTTLED, context.getHandler());
    return told ?? (READS.includes(request.method) ? undefined : 'writes');
  }
}

function scopesOf(purpose: Purpose, request: Counted): [Scope, string][] {
  const { account } = request;
  const ofEverybody: [Scope, string][] = [
    ['network', originOf(request).network],
    ['all', EVERYBODY],
  ];
  const isOfAccount = account !== undefined && (purpose === 'writes' || purpose === 'search');
  return isOfAccount ? [['account', account.id], ...ofEverybody] : ofEverybody;
}

function told(reply: FastifyReply, budgets: readonly Budget[]): true {
  void reply.headers(headersOf(budgets));
  return true;
}
