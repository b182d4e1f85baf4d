import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, startApi } from '../support/api.js';
import { companionsOf } from '../support/companions.js';
import { type Operation, operationsOf } from '../support/operations.js';
import { type Caller, CALLERS, rightsTable } from '../support/rights-table.js';
import { RightsWorld } from '../support/rights-world.js';

const UNKNOWN = '01900000-0000-7000-8000-000000000000';

describe('who may do what, operation by operation', () => {
  const table = rightsTable();
  let api: TestApi;
  let world: RightsWorld;
  let operations: Operation[];
  beforeAll(async () => {
    api = await startApi();
    world = await RightsWorld.of(api);
    operations = operationsOf(api);
  });
  afterAll(() => api.close());

  it('B1 When an operation is in the document, then the table has a line for it, and the other way round', () => {
    expect([...table.keys()].sort()).toEqual(operations.map(({ name }) => name).sort());
  });

  it('B1 When each caller asks each operation, then every cell answers what the table says', async () => {
    const surprises: string[] = [];
    let cells = 0;
    for (const operation of operations) {
      for (const caller of CALLERS) {
        const expected = table.get(operation.name)?.[caller];
        const status = await world.statusOf(operation, caller);
        cells += 1;
        if (status !== expected)
          surprises.push(`${operation.name} by ${caller}: ${status} instead of ${expected}`);
      }
    }
    expect(surprises).toEqual([]);
    expect(cells).toBe(table.size * CALLERS.length);
    process.stdout.write(`${table.size} operations × ${CALLERS.length} roles = ${cells} cells\n`);
  });

  it('B1 When a stranger ends an invitation or a companionship of others, then the answer is that of a missing one and it stays', async () => {
    const { owner, friend, other } = world.people;
    const as = { token: owner.token };
    const open = async () => (await api.get('/v1/me/companions', as)).body;
    await api.post('/v1/me/companions/invitations', undefined, as);
    await companionsOf(api, owner, friend);
    const before = await open();
    expect([before.companions.length, before.invitations.length > 0]).toEqual([1, true]);
    for (const path of [
      `/v1/me/companions/${before.companions[0].id}`,
      `/v1/me/companions/invitations/${before.invitations[0].id}`,
    ]) {
      const strange = await api.delete(path, { token: other.token });
      const missing = await api.delete(path.replace(/[^/]+$/, UNKNOWN), { token: other.token });
      expect([strange.status, strange.text]).toEqual([missing.status, missing.text]);
    }
    expect(await open()).toEqual(before);
  });

  it('B1 When a photo is of another person, then it answers as one that does not exist', async () => {
    const id = await world.aPhoto();
    const as = { token: world.people.other.token };
    for (const [method, body] of [['GET'], ['PATCH', { alt: '불꽃' }], ['DELETE']] as const) {
      const [foreign, missing] = [
        await api.ask(method, `/v1/media/${id}`, { ...as, body }),
        await api.ask(method, `/v1/media/${UNKNOWN}`, { ...as, body }),
      ];
      expect({ ...foreign.body, instance: '' }).toEqual({ ...missing.body, instance: '' });
      expect([method, foreign.status]).toEqual([method, 404]);
    }
  });

  it('B3 When a refused operation is asked in another spelling or under another method, then nobody gets more', async () => {
    const gained: string[] = [];
    let asked = 0;
    for (const operation of operations) {
      const call = await world.callOf(operation);
      for (const caller of ['anonymous', 'other', 'elsewhere', 'suspended'] as const) {
        if (allowed(operation, caller)) continue;
        const token = world.tokenOf(caller);
        for (const [method, path, headers] of disguises(operation, call.path, readable(operation, caller))) {
          const { status } = await api.ask(method, path, {
            token,
            ...(method === 'GET' || method === 'HEAD' ? {} : { body: call.body }),
            headers: { ...call.headers, ...headers },
          });
          asked += 1;
          if (status < 400) gained.push(`${operation.name} by ${caller}: ${method} ${path} ${status}`);
        }
      }
    }
    expect(gained).toEqual([]);
    expect(asked).toBeGreaterThan(1000);
  });

  const allowed = ({ name }: Operation, caller: Caller) => (table.get(name)?.[caller] ?? 0) < 400;
  /** Whether a plain GET of the same address is this caller's right. */
  const readable = ({ path }: Operation, caller: Caller) =>
    operations.some((one) => one.path === path && one.method === 'GET' && allowed(one, caller));
});

/** The same operation, as one who looks for a way past the guard would write it. */
function disguises(
  { method }: Operation,
  path: string,
  readable: boolean,
): [method: string, path: string, headers?: Record<string, string>][] {
  const [address = '', query] = path.split('?', 2);
  const search = query === undefined ? '' : `?${query}`;
  const spelled = [
    `${address}/${search}`,
    `${address.toUpperCase()}${search}`,
    `/${address}${search}`,
    `${address.replace('/v1/', '/v1//')}${search}`,
    `/%2e${address}${search}`,
    `${address.replace('/v1/', '/v1/%2e/')}${search}`,
    `${address.replace('/v1/', '/%76%31/')}${search}`,
    `${address};x=1${search}`,
  ].map((spelling): [string, string] => [method, spelling]);
  const overridden = {
    'x-http-method-override': method,
    'x-method-override': method,
    'x-http-method': method,
  };
  return [
    ...spelled,
    [method, path, { 'x-original-url': '/v1/categories', 'x-rewrite-url': '/v1/categories' }],
    ...(method === 'GET' ? [['HEAD', path] as [string, string]] : []),
    ...(readable ? [] : [['GET', path, overridden] as [string, string, Record<string, string>]]),
  ];
}
