import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ACCESS } from '../../src/shared/http/access.js';
import { type TestApi, startApi } from '../support/api.js';
import { operationsOf } from '../support/operations.js';

describe('every route', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  /** What the running router really answers to, read from its own print-out; pages and docs are files, not routes of ours. */
  const routerRoutes = (): string[] => {
    const server = api.app.getHttpAdapter().getInstance();
    const lines = server.printRoutes({ commonPrefix: false, includeHooks: false }).split('\n');
    const stack: string[] = [];
    const routes: string[] = [];
    for (const line of lines) {
      const match = /^([│ ]*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?/.exec(line);
      if (match === null) continue;
      const depth = match[1]!.length / 4;
      stack.length = depth;
      stack.push(match[2]!);
      const path = stack.join('');
      for (const method of (match[3] ?? '').split(', ')) if (method !== '') routes.push(`${method} ${path}`);
    }
    return [...new Set(routes)]
      .filter((route) => /^(?!HEAD|OPTIONS)\S+ \/(v1|health|metrics)(\/|$)/.test(route))
      .sort();
  };

  it('B2 When it is in the running router, then it is in the document, and the other way round', () => {
    const documented = operationsOf(api).map(
      ({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    );
    expect(routerRoutes()).toEqual(documented.sort());
    expect(documented.length).toBeGreaterThan(20);
  });

  it('B2 When a controller serves it, then it says who may call it', () => {
    const discovery = api.app.get(DiscoveryService, { strict: false });
    const scanner = new MetadataScanner();
    // Pages and what is written for crawlers are in no document, and open to anyone.
    const documented = discovery
      .getControllers()
      .filter(({ metatype }) => !Reflect.hasMetadata('swagger/apiExcludeController', metatype!));
    const levels = documented.flatMap(({ instance }) => {
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      return scanner
        .getAllMethodNames(prototype)
        .filter((method) => Reflect.hasMetadata('path', prototype[method]!))
        .map((method) => Reflect.getMetadata(ACCESS, prototype[method]!) as string | undefined);
    });
    expect(levels).toHaveLength(operationsOf(api).length);
    expect(new Set(levels)).toEqual(new Set(['anyone', 'person', 'editor', 'editor-everywhere', 'admin']));
  });

  it('B2 When it is not open to anyone, then a caller without a token gets 401 and a visitor without the role 403', async () => {
    const { aPerson } = await import('../support/people.js');
    const visitor = await aPerson(api);
    for (const { name, method, path, example } of operationsOf(api)) {
      if (!path.startsWith('/v1/admin')) continue;
      const address = path.replaceAll(/\{\w+\}/g, '01900000-0000-7000-8000-000000000000');
      const ask = example === undefined ? {} : { body: example };
      expect([name, (await api.ask(method, address, ask)).status]).toEqual([name, 401]);
      expect([name, (await api.ask(method, address, { ...ask, token: visitor.token })).status]).toEqual([
        name,
        403,
      ]);
    }
  });
});
