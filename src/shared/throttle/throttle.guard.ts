import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { originOf } from '../http/origin.js';
import type { Purpose, Scope } from './limits.js';
import { headersOf, Throttle } from './throttle.js';
import { THROTTLED } from './throttled.js';

const READS = ['GET', 'HEAD', 'OPTIONS'];
const EVERYBODY = 'everybody';

/** Stands behind the guard that says who calls, so that who is signed in is counted by account. */
@Injectable()
export class ThrottleGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly throttle: Throttle,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { account?: { id: string } }>();
    const purpose = this.purposeOf(context, request);
    return purpose === undefined || this.count(purpose, context, request);
  }

  private async count(
    purpose: Purpose,
    context: ExecutionContext,
    request: FastifyRequest & { account?: { id: string } },
  ): Promise<boolean> {
    const { account } = request;
    const scopes: [Scope, string][] = [['network', originOf(request).network]];
    if (account !== undefined && (purpose === 'writes' || purpose === 'search'))
      scopes.unshift(['account', account.id]);
    scopes.push(['all', EVERYBODY]);
    const budgets = [];
    for (const [scope, whose] of scopes)
      budgets.push(
        this.throttle.takeAtHand(purpose, scope, whose) ?? (await this.throttle.take(purpose, scope, whose)),
      );
    void context.switchToHttp().getResponse<FastifyReply>().headers(headersOf(budgets));
    return true;
  }

  private purposeOf(context: ExecutionContext, request: FastifyRequest): Purpose | undefined {
    const told = this.reflector.get<Purpose | undefined>(THROTTLED, context.getHandler());
    return told ?? (READS.includes(request.method) ? undefined : 'writes');
  }
}
