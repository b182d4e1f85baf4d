import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  type OnApplicationBootstrap,
  createParamDecorator,
} from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ACCESS, type AccessLevel } from '../shared/http/access.js';
import { requestContext } from '../shared/http/request-context.js';
import { kernelProblems } from '../shared/problem/kernel.problems.js';
import { DomainError } from '../shared/problem/problem.js';
import { apiKeyFrom, ApiKeyService } from './api-key/api-key.service.js';
import { KEY_SCOPE, type Scope } from './api-key/scopes.js';
import { authProblems } from './auth.problems.js';
import { mayEnter } from './rights/rights.rules.js';
import { AccessTokens } from './session/access-token.js';
import { secondFactorProblems } from './second-factor/second-factor.problems.js';
import { SETS_UP } from './second-factor/sets-up.js';
import { LiveAccounts } from './session/live-accounts.js';
import type { CurrentAccount } from './session/session.repository.js';

type Authenticated = FastifyRequest & { account?: CurrentAccount };

const CHALLENGE = { headers: { 'www-authenticate': 'Bearer realm="fasteval"' } };

/** Guards every route. Refuses to boot while a route does not say who may call it. */
@Injectable()
export class AccessGuard implements CanActivate, OnApplicationBootstrap {
  constructor(
    private readonly reflector: Reflector,
    private readonly discovery: DiscoveryService,
    private readonly accessTokens: AccessTokens,
    private readonly accounts: LiveAccounts,
    private readonly apiKeys: ApiKeyService,
  ) {}

  onApplicationBootstrap(): void {
    const scanner = new MetadataScanner();
    for (const { instance, name } of this.discovery.getControllers()) {
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      for (const method of scanner.getAllMethodNames(prototype)) {
        const handler = prototype[method] as object;
        if (Reflect.hasMetadata('path', handler) && !Reflect.hasMetadata(ACCESS, handler)) {
          throw new Error(`${name}.${method} does not say who may call it: add @Access(...)`);
        }
      }
    }
  }

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const level = this.reflector.get<AccessLevel | undefined>(ACCESS, context.getHandler());
    if (level === undefined) throw new DomainError(kernelProblems.notAllowed);
    const request = context.switchToHttp().getRequest<Authenticated>();
    const { authorization } = request.headers;
    if (authorization === undefined) {
      if (level === 'anyone') return true;
      throw new DomainError(kernelProblems.notSignedIn, CHALLENGE);
    }
    return this.enter(request, authorization, level, context);
  }

  private async enter(
    request: Authenticated,
    authorization: string,
    level: AccessLevel,
    context: ExecutionContext,
  ): Promise<boolean> {
    const key = apiKeyFrom(authorization);
    const account =
      key === undefined
        ? await this.accountOf(authorization)
        : await this.ownerOf(key, this.reflector.get<Scope | undefined>(KEY_SCOPE, context.getHandler()));
    if (account === undefined) throw new DomainError(kernelProblems.notSignedIn, CHALLENGE);
    requestContext.calledBy(account);
    if (!mayEnter(account, level)) throw new DomainError(kernelProblems.notAllowed);
    request.account = account.needsSecondFactor ? { ...account, role: 'visitor', regions: null } : account;
    if (!mayEnter(request.account, level) && !this.reflector.get<boolean>(SETS_UP, context.getHandler()))
      throw new DomainError(secondFactorProblems.needed);
    return true;
  }

  /**
   * Who calls by a key is a visitor, whatever the owner's role.
   * @throws DomainError key-out-of-scope
   */
  private async ownerOf(key: string, scope: Scope | undefined): Promise<CurrentAccount | undefined> {
    const found = await this.apiKeys.use(key);
    if (found === undefined) return undefined;
    const { id, ownerId, personalised, activity, scopes } = found;
    if (scope === undefined || !scopes.includes(scope))
      throw new DomainError(authProblems.keyOutOfScope, { members: { scope: scope ?? null } });
    return {
      id: ownerId,
      role: 'visitor',
      regions: null,
      sessionId: id,
      personalised,
      activity,
      needsSecondFactor: false,
    };
  }

  private async accountOf(authorization: string): Promise<CurrentAccount | undefined> {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
    const claims = token === undefined ? undefined : this.accessTokens.read(token);
    return claims && this.accounts.find(claims.sid, claims.sub);
  }
}

/** The signed-in caller; only on routes that need one. */
export const Me = createParamDecorator((_: undefined, context: ExecutionContext): CurrentAccount => {
  const { account } = context.switchToHttp().getRequest<Authenticated>();
  if (account === undefined) throw new DomainError(kernelProblems.notSignedIn, CHALLENGE);
  return account;
});

/** The caller where there is one; for routes open to anyone. */
export const MaybeMe = createParamDecorator(
  (_: undefined, context: ExecutionContext): CurrentAccount | undefined =>
    context.switchToHttp().getRequest<Authenticated>().account,
);
