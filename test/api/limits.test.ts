import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type IncomingMessage, request as ask } from 'node:http';
import { Throttle } from '../../src/shared/throttle/throttle.js';
import { newId } from '../../src/shared/ids.js';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { anotherInstance, type AnotherInstance } from '../support/another-instance.js';
import { aPerson } from '../support/people.js';

const MINUTES_15 = 15 * 60_000;
const HOME = '127.0.0.1';
const ELSEWHERE = '127.0.0.2';
const NETWORK_LIMIT = 14;

const LIMITS = {
  LIMIT_LOGIN: `account=10/900,network=${NETWORK_LIMIT}/900,all=24/900`,
  LIMIT_REGISTER: 'account=2/3600,network=3/3600,all=5/3600',
  LIMIT_RESET: 'account=2/3600,network=3/3600,all=5/3600',
  LIMIT_WRITES: 'account=40/60,network=1000/60,all=1000/60',
  LIMIT_SEARCH: 'account=5/60,network=40/60,all=1000/60',
};

describe('limits', () => {
  let api: TestApi;
  beforeEach(async () => {
    api = await startApi(LIMITS);
  });
  afterEach(() => api.close());

  interface Told {
    readonly status: number;
    readonly headers: IncomingMessage['headers'];
    readonly body: { readonly type?: string };
  }

  /** As from an address of its own: all of 127/8 is this machine. */
  const post = (path: string, body: object, from = HOME, headers = {}, url = api.url): Promise<Told> =>
    new Promise((resolve, reject) => {
      const sent = ask(url + path, {
        method: 'POST',
        localAddress: from,
        agent: false,
        headers: { 'content-type': 'application/json', ...headers },
      });
      sent.on('error', reject).on('response', (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: text === '' ? {} : (JSON.parse(text) as { type?: string }),
          }),
        );
      });
      sent.end(JSON.stringify(body));
    });
  const wrong = (email: string, from?: string, headers = {}, path = '/v1/auth/login') =>
    post(path, { email, password: 'not this one' }, from, headers);

  it('A8 When a password is guessed at, then ten guesses are looked at in a quarter of an hour and the rest refused', async () => {
    const { email } = await aPerson(api);
    const told = [];
    for (let guess = 1; guess <= 13; guess += 1) told.push(await wrong(email, ELSEWHERE));
    expect(told.map(({ status }) => status)).toEqual([...Array(10).fill(401), 429, 429, 429]);
    const { headers, body } = told[12]!;
    expect(body.type).toBe('urn:fasteval:problem:too-many-requests');
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(900);
    expect(headers['ratelimit-policy']).toBe('"login-account";q=10;w=900');
    expect(headers['ratelimit']).toMatch(/^"login-account";r=0;t=\d+$/);
  });

  it('A8 When strangers have guessed too often, then the owner gets in at once where they were before, and elsewhere after one wait', async () => {
    const { email, password } = await aPerson(api);
    for (let guess = 1; guess <= 11; guess += 1) await wrong(email, ELSEWHERE);
    expect((await post('/v1/auth/login', { email, password }, ELSEWHERE)).status).toBe(429);
    expect((await post('/v1/auth/login', { email, password }, '127.0.0.3')).status).toBe(429);
    expect((await post('/v1/auth/login', { email, password }, HOME)).status).toBe(200);
    standAt(api, new Date(Date.now() + MINUTES_15 + 1_000).toISOString());
    expect((await post('/v1/auth/login', { email, password }, '127.0.0.3')).status).toBe(200);
  });

  it('A8 When parallel guesses come at once, then no more than ten are looked at', async () => {
    const { email } = await aPerson(api);
    const told = await Promise.all(Array.from({ length: 14 }, () => wrong(email, ELSEWHERE)));
    expect(told.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(told.filter(({ status }) => status === 429)).toHaveLength(4);
  });

  it('A9 When spelling, headers and addresses of the same mailbox change, then that gives no further guess', async () => {
    const { email } = await aPerson(api);
    const [name, host] = email.split('@') as [string, string];
    for (let guess = 1; guess <= 10; guess += 1) {
      const spelled = [
        email.toUpperCase(),
        `${name}+${guess}@${host}`,
        `${name[0]}.${name.slice(1)}@${host}`,
      ];
      await wrong(spelled[guess % 3]!, ELSEWHERE, { 'x-forwarded-for': `10.0.0.${guess}` });
    }
    for (const headers of [{}, { 'x-forwarded-for': '10.1.1.1' }, { forwarded: 'for=10.1.1.1' }])
      expect((await wrong(email, ELSEWHERE, headers)).status).toBe(429);
    expect((await wrong(email, ELSEWHERE, {}, '//v1//auth/login')).status).not.toBe(401);
  });

  it('A9 When one password is tried on many accounts, then the network is stopped, and then everybody who is new', async () => {
    const { email, password } = await aPerson(api);
    const statusOf = async (guess: number, from: string) =>
      (await wrong(`nobody-${guess}@example.com`, from)).status;
    for (let guess = 1; guess <= NETWORK_LIMIT; guess += 1)
      expect(await statusOf(guess, ELSEWHERE)).toBe(401);
    expect(await statusOf(90, ELSEWHERE)).toBe(429);
    for (let guess = 20; guess < 30; guess += 1) await statusOf(guess, '127.0.0.3');
    expect(await statusOf(91, '127.0.0.4')).toBe(429);
    expect((await post('/v1/auth/login', { email, password }, HOME)).status).toBe(200);
  });

  it('A9 When two instances serve, then they count together', async () => {
    const { email } = await aPerson(api);
    const other: AnotherInstance = await anotherInstance(api, LIMITS);
    for (let guess = 1; guess <= 10; guess += 1) {
      const url = guess % 2 === 0 ? api.url : other.url;
      await post('/v1/auth/login', { email, password: 'not this one' }, ELSEWHERE, {}, url);
    }
    for (const url of [api.url, other.url])
      expect(
        (await post('/v1/auth/login', { email, password: 'not this one' }, ELSEWHERE, {}, url)).status,
      ).toBe(429);
    await other.close();
  });

  it('A10 When the address has no account, then it is counted and refused in the same way', async () => {
    const { email } = await aPerson(api);
    for (let guess = 1; guess <= 10; guess += 1) await wrong(email, ELSEWHERE);
    const known = await wrong(email, ELSEWHERE);
    for (let guess = 1; guess <= 10; guess += 1) await wrong('nobody@example.com', '127.0.0.5');
    const unknown = await wrong('nobody@example.com', '127.0.0.5');
    expect([unknown.status, unknown.body.type]).toEqual([known.status, known.body.type]);
    expect(Object.keys(unknown.headers).sort()).toEqual(Object.keys(known.headers).sort());
  });

  it('When somebody signs in rightly again and again, then that uses nothing up', async () => {
    const { email, password } = await aPerson(api);
    for (let time = 0; time < NETWORK_LIMIT + 2; time += 1)
      expect((await post('/v1/auth/login', { email, password })).status).toBe(200);
  });

  it('When accounts are opened or links asked for in a row, then the network is told to wait, and another is not', async () => {
    const register = (count: number, from?: string) =>
      post(
        '/v1/auth/register',
        { email: `new-${count}@example.com`, password: 'a long pass phrase', displayName: '새 사람' },
        from,
      );
    for (const count of [1, 2, 3]) expect((await register(count)).status).toBe(201);
    const refused = await register(4);
    expect([refused.status, refused.headers['ratelimit-policy']]).toEqual([
      429,
      '"register-network";q=3;w=3600',
    ]);
    expect((await register(4, ELSEWHERE)).status).toBe(201);
    const forgot = (email: string, from?: string) => post('/v1/auth/password/forgot', { email }, from);
    for (const time of [1, 2])
      expect([time, (await forgot('nobody@example.com')).status]).toEqual([time, 202]);
    expect((await forgot('nobody@example.com', ELSEWHERE)).status).toBe(429);
  });

  it('When somebody searches more than allowed, then the answer tells how much is left and then to wait, and others go on', async () => {
    const [person, another] = [await aPerson(api), await aPerson(api)];
    const first = await api.get('/v1/festivals', { token: person.token });
    expect(first.headers.get('ratelimit')).toMatch(
      /^"search-account";r=4;t=\d+, "search-network";r=39;t=\d+, /,
    );
    for (let time = 2; time <= 5; time += 1) await api.get('/v1/suggest?q=a', { token: person.token });
    const refused = await api.get('/v1/festivals', { token: person.token });
    expect([refused.status, refused.headers.get('ratelimit-policy')]).toEqual([
      429,
      '"search-account";q=5;w=60',
    ]);
    expect((await api.get('/v1/festivals', { token: another.token })).status).toBe(200);
    expect((await api.get('/v1/festivals')).status).toBe(200);
    standAt(api, new Date(Date.now() + 61_000).toISOString());
    expect((await api.get('/v1/festivals', { token: person.token })).status).toBe(200);
  });

  it('D4 When somebody asks ten times what is allowed, all at once, then 429 says when to go on, and others are served meanwhile', async () => {
    const [person, another] = [await aPerson(api), await aPerson(api)];
    const asked = Array.from({ length: 50 }, () => api.get('/v1/festivals', { token: person.token }));
    for (let time = 1; time <= 5; time += 1)
      expect((await api.get('/v1/festivals', { token: another.token })).status).toBe(200);
    const answers = await Promise.all(asked);
    const refused = answers.filter(({ status }) => status === 429);
    expect([answers.filter(({ status }) => status === 200).length, refused.length]).toEqual([5, 45]);
    for (const { headers, body } of refused) {
      expect(body.type).toBe('urn:fasteval:problem:too-many-requests');
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(headers.get('ratelimit')).toMatch(/^"search-account";r=0;t=\d+$/);
    }
  });

  it('D4 When two hundred sign-ins come at once, then each is refused or told when to come again, and who reads or is known is served meanwhile', async () => {
    const { email, password, token } = await aPerson(api);
    const flood = Array.from({ length: 200 }, (_, count) =>
      wrong(count % 2 === 0 ? email : `nobody-${count}@example.com`, ELSEWHERE),
    );
    for (let time = 1; time <= 20; time += 1) {
      expect((await api.get('/v1/me', { token })).status).toBe(200);
      expect((await api.get('/v1/festivals')).status).toBe(200);
    }
    const told = await Promise.all(flood);
    expect(told.map(({ status }) => status).filter((status) => ![401, 429, 503].includes(status))).toEqual(
      [],
    );
    expect(told.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(NETWORK_LIMIT);
    for (const { status, headers } of told)
      if (status !== 401) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect((await post('/v1/auth/login', { email, password })).status).toBe(200);
  });

  it('When somebody asks for recommendations, likenesses and trips more than allowed, then that is searching, too', async () => {
    const { token } = await aPerson(api);
    const dear = [
      '/v1/recommendations',
      `/v1/festivals/${newId()}/similar`,
      '/v1/trips?from=2026-10-01&to=2026-10-02&near=36.3,126.5',
    ];
    for (const path of [...dear, '/v1/festivals', '/v1/festivals'])
      expect((await api.get(path, { token })).status).not.toBe(429);
    for (const path of dear) expect([path, (await api.get(path, { token })).status]).toEqual([path, 429]);
  });

  it('When as many search at once as are allowed, then none is refused for what others have not used yet', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => api.get('/v1/suggest?q=a')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(40);
    expect((await api.get('/v1/suggest?q=a')).status).toBe(429);
  });

  it('When all that is allowed is taken in the same moment, then each gets one of it and the next none', async () => {
    const throttle = api.app.get(Throttle, { strict: false });
    const take = () => throttle.take('search', 'network', 'somebody');
    const left = await Promise.all(Array.from({ length: 40 }, async () => (await take()).left));
    expect(left.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, at) => at));
    await expect(take()).rejects.toThrow('too-many-requests');
  });

  it('When an account writes more than allowed, then its writes wait while it may still read, whichever instance it asks', async () => {
    const { token } = await aPerson(api);
    const other = await anotherInstance(api, LIMITS);
    const write = (at: Pick<TestApi, 'ask'>) =>
      at.ask('PATCH', '/v1/me', { token, body: { displayName: '가을나들이' } });
    const statuses = [];
    for (let time = 0; time < 44; time += 1)
      statuses.push((await write(time % 2 === 0 ? api : other)).status);
    expect(statuses.filter((status) => status === 200).length).toBe(40);
    expect((await api.get('/v1/me', { token })).status).toBe(200);
    await other.close();
  });
});

describe('limits behind a proxy', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi({ ...LIMITS, TRUSTED_PROXIES: '127.0.0.1' });
  });
  afterAll(() => api.close());

  it('A9 When a trusted proxy names the address, then that one is counted, an IPv6 one by its /64', async () => {
    const wrong = (address: string, count: number) =>
      api.post(
        '/v1/auth/login',
        { email: `nobody-${count}@example.com`, password: 'not this one' },
        { headers: { 'x-forwarded-for': address } },
      );
    for (let count = 1; count <= NETWORK_LIMIT; count += 1)
      expect((await wrong(`2001:db8:1:2::${count}`, count)).status).toBe(401);
    expect((await wrong('2001:db8:1:2:ffff::1', 20)).status).toBe(429);
    expect((await wrong('2001:db8:1:3::1', 21)).status).toBe(401);
    expect((await wrong('198.51.100.7, 2001:db8:1:2::5', 22)).status).toBe(429);
  });
});
