import { createHash, randomUUID } from 'node:crypto';
import { Database } from '../../src/shared/database/database.js';
import { addDays, Clock } from '../../src/shared/clock.js';
import type { Ask, TestApi } from './api.js';
import { companionsOf } from './companions.js';
import { cp949, previewed, stdCsv } from './imports.js';
import { type Operation, withUnknownIds } from './operations.js';
import { aPerson, asRead, type Person } from './people.js';
import { aPublishedFestival, type PublishedFestival } from './published-festival.js';
import type { Caller } from './rights-table.js';
import { withAuthenticatorApp } from './second-factor.js';

/** How to call an operation so that nothing but rights can stand in the way. */
export interface Call extends Pick<Ask, 'body' | 'headers'> {
  readonly path: string;
}

type Recipe = (world: RightsWorld, path: string) => Promise<Call>;

const BORYEONG = { provinceCode: '44', districtCode: '44180' };
const BUSAN = '26';
const passwordAgain: Recipe = async ({ people: { friend } }, path) => ({
  path: withUnknownIds(path),
  body: { currentPassword: friend.password },
});
/** Of what happens to nobody here, so that nothing is ever sent. */
const A_QUIET_WEBHOOK = { url: 'https://hooks.example.com/', kinds: ['cancelled'] };
const ended = new Set(['logout', 'changePassword']);

/** People of every kind, and what belongs to one of them. */
export class RightsWorld {
  private constructor(
    readonly api: TestApi,
    readonly people: Record<Exclude<Caller, 'anonymous'>, Person> & { friend: Person },
    readonly festival: PublishedFestival,
  ) {}

  static async of(api: TestApi): Promise<RightsWorld> {
    const people = {
      other: await aPerson(api),
      owner: await aPerson(api),
      friend: await aPerson(api),
      local: await aPerson(api, 'editor'),
      elsewhere: await aPerson(api, 'editor'),
      editor: await aPerson(api, 'editor'),
      admin: await aPerson(api, 'admin'),
      suspended: await aPerson(api, 'admin'),
    };
    const world = new RightsWorld(
      api,
      people,
      await aPublishedFestival(api, { region: BORYEONG }, [{ startsIn: -9 }]),
    );
    const { admin, local, elsewhere, suspended } = people;
    const as = async (id: string) => ({ token: admin.token, headers: await asRead(api, id) });
    await api.patch(`/v1/admin/users/${local.id}`, { regions: [BORYEONG.districtCode] }, await as(local.id));
    await api.patch(`/v1/admin/users/${elsewhere.id}`, { regions: [BUSAN] }, await as(elsewhere.id));
    await api.patch(`/v1/admin/users/${suspended.id}`, { suspended: true }, await as(suspended.id));
    return world;
  }

  tokenOf(caller: Caller): string | undefined {
    return caller === 'anonymous' ? undefined : this.people[caller].token;
  }

  /** A festival in the region of the local editor, held last week, that no other call has touched. */
  async aFestival(): Promise<PublishedFestival> {
    return aPublishedFestival(this.api, { region: BORYEONG }, [{ startsIn: -9 }]);
  }

  /** An admin's word about what is at this address, still in its first version. */
  async decided(path: string, change: object): Promise<void> {
    await this.api.patch(path, change, { token: this.people.admin.token, headers: ifMatch('"1"') });
  }

  async aReview(): Promise<string> {
    const { id } = await this.aFestival();
    const { token } = this.people.owner;
    return (await this.api.post(`/v1/festivals/${id}/reviews`, { rating: 4 }, { token })).body.id as string;
  }

  async aPhoto(): Promise<string> {
    const { token } = this.people.owner;
    const answer = await this.api.post('/v1/media/uploads', { files: [aFile()] }, { token });
    return answer.body.items[0].id as string;
  }

  async aWebhook(): Promise<string> {
    const { token } = this.people.admin;
    const answer = await this.api.post('/v1/admin/webhooks', A_QUIET_WEBHOOK, { token });
    return answer.body.id as string;
  }

  /** One that the editor shares with the others. */
  async aSavedView(): Promise<string> {
    const { token } = this.people.editor;
    const answer = await this.api.post('/v1/admin/festival-views', aViewOfItsOwn(), { token });
    return answer.body.id as string;
  }

  async anImport(): Promise<string> {
    return (await previewed(this.api, this.people.admin.token, aTable())).id as string;
  }

  /** The call of the operation, about things made for it alone where it changes them. */
  async callOf(operation: Operation): Promise<Call> {
    const recipe = RECIPES[operation.name];
    if (recipe !== undefined) return recipe(this, operation.path);
    return {
      path: withUnknownIds(operation.path.replace('/festivals/{id}', `/festivals/${this.festival.id}`)),
      ...(operation.example === undefined ? {} : { body: operation.example }),
    };
  }

  /** What the operation answers to the caller, and nothing that the next cell would miss. */
  async statusOf(operation: Operation, caller: Caller): Promise<number> {
    const { path, ...ask } = await this.callOf(operation);
    const { status } = await this.api.ask(operation.method, path, { ...ask, token: this.tokenOf(caller) });
    if (status < 300 && ended.has(operation.name) && caller !== 'anonymous') await this.signInAgain(caller);
    return status;
  }

  private async signInAgain(caller: Exclude<Caller, 'anonymous'>): Promise<void> {
    const { email, password } = this.people[caller];
    const { body } = await this.api.post('/v1/auth/login', { email, password });
    this.people[caller] = {
      ...this.people[caller],
      token: body.accessToken,
      refreshToken: body.refreshToken,
    };
  }
}

const ifMatch = (etag: string) => ({ 'if-match': etag });
const onFestival =
  (more: Pick<Call, 'body'> = {}): Recipe =>
  async (world, path) => {
    const { id } = await world.aFestival();
    return { path: path.replace('{id}', id), headers: ifMatch('"1"'), ...more };
  };
const onEdition =
  (more: Pick<Call, 'body'> = {}): Recipe =>
  async (world, path) => {
    const { id, editions } = await world.aFestival();
    const [edition = ''] = editions;
    return {
      path: path.replace('{id}', id).replace('{editionId}', edition),
      headers: ifMatch('"1"'),
      ...more,
    };
  };
const onReview =
  (more: Pick<Call, 'body' | 'headers'> = {}): Recipe =>
  async (world, path) => ({ path: path.replace('{id}', await world.aReview()), ...more });
const onReportedReview =
  (more: Pick<Call, 'body' | 'headers'> = {}): Recipe =>
  async (world, path) => {
    const reviewId = await world.aReview();
    const { token } = world.people.friend;
    await world.api.post(`/v1/reviews/${reviewId}/reports`, { reason: 'spam' }, { token });
    return { path: path.replace('{reviewId}', reviewId), ...more };
  };
const onPhoto =
  (more: Pick<Call, 'body'> = {}): Recipe =>
  async (world, path) => ({ path: path.replace('{id}', await world.aPhoto()), ...more });
const onWebhook =
  (more: Pick<Call, 'body'> = {}): Recipe =>
  async (world, path) => ({
    path: path.replace('{id}', await world.aWebhook()),
    headers: ifMatch('"1"'),
    ...more,
  });
const onSavedView =
  (more: Pick<Call, 'body'> = {}): Recipe =>
  async (world, path) => {
    // Only so many may be kept.
    await world.api.app.get(Database).change('DELETE FROM festivals_saved_view');
    return { path: path.replace('{id}', await world.aSavedView()), headers: ifMatch('"1"'), ...more };
  };
const onImport: Recipe = async (world, path) => ({ path: path.replace('{id}', await world.anImport()) });
const asked =
  (query: string): Recipe =>
  async (_world, path) => ({ path: `${path}?${query}` });

const RECIPES: Record<string, Recipe> = {
  register: async (_world, path) => ({
    path,
    body: { email: `${randomUUID()}@example.com`, password: 'a long pass phrase', displayName: '새 사람' },
  }),
  login: async ({ people: { friend } }, path) => ({
    path,
    body: { email: friend.email, password: friend.password },
  }),
  refresh: async (_world, path) => ({ path, body: {} }),
  logout: async (_world, path) => ({ path, body: {} }),
  endMySession: async ({ api, people: { owner } }, path) => {
    const { body } = await api.post('/v1/auth/login', { email: owner.email, password: owner.password });
    const sessions = await api.get('/v1/auth/sessions', { token: body.accessToken });
    const current = sessions.body.items.find((session: { current: boolean }) => session.current);
    return { path: path.replace('{id}', current.id as string), body: { currentPassword: owner.password } };
  },
  endMyOtherSessions: passwordAgain,
  unlinkIdentity: passwordAgain,
  changePassword: async ({ people: { friend } }, path) => ({
    path,
    body: { currentPassword: friend.password, password: friend.password },
  }),
  changeEmail: async ({ people: { friend } }, path) => ({
    path,
    body: { email: `${randomUUID()}@example.com`, currentPassword: friend.password },
  }),
  deleteMe: async (_world, path) => ({ path, body: {} }),
  startProviderSignIn: async (_world, path) => ({
    path: path.replace('{provider}', 'kakao'),
    body: {},
  }),
  finishAtProvider: async (_world, path) => ({
    path: path.replace('{provider}', 'kakao'),
    body: { state: 'x'.repeat(43), code: 'x' },
  }),
  linkIdentity: async ({ people: { friend } }, path) => ({
    path,
    body: { provider: 'kakao', currentPassword: friend.password },
  }),
  askForExport: passwordAgain,
  beginTotp: passwordAgain,
  removeTotp: passwordAgain,
  beginPasskey: passwordAgain,
  removePasskey: passwordAgain,
  renewRecoveryCodes: passwordAgain,
  createApiKey: async ({ people: { friend } }, path) => ({
    path,
    body: {
      name: '축제 알림',
      scopes: ['festivals:read'],
      expiresInDays: 90,
      currentPassword: friend.password,
    },
  }),
  exportMe: async (_world, path) => ({ path, headers: { 'x-export-token': 'x'.repeat(43) } }),
  getUser: async ({ people }, path) => ({ path: path.replace('{id}', people.friend.id) }),
  changeUser: async ({ api, people }, path) => ({
    path: path.replace('{id}', people.friend.id),
    headers: await asRead(api, people.friend.id),
    body: { role: 'visitor' },
  }),
  listUserSessions: async ({ people }, path) => ({ path: path.replace('{id}', people.friend.id) }),
  endUserSession: async ({ api, people: { friend } }, path) => {
    const { body } = await api.post('/v1/auth/login', { email: friend.email, password: friend.password });
    const sessions = await api.get('/v1/auth/sessions', { token: body.accessToken });
    return {
      path: path.replace('{id}', friend.id).replace('{sessionId}', sessions.body.items[0].id as string),
    };
  },
  endUserSessions: async ({ api }, path) => ({ path: path.replace('{id}', (await aPerson(api)).id) }),
  resetSecondFactor: async ({ api }, path) => {
    const holder = await aPerson(api, 'editor');
    await withAuthenticatorApp(api, holder);
    const headers = await asRead(api, holder.id);
    return { path: path.replace('{id}', holder.id), headers, body: { currentPassword: holder.password } };
  },
  requestUploads: async (_world, path) => ({ path, body: { files: [aFile()] } }),
  getPhoto: onPhoto(),
  changePhoto: onPhoto({ body: { alt: '불꽃' } }),
  deletePhoto: onPhoto(),
  watchPhotos: asked('ids=01900000-0000-7000-8000-000000000000'),
  getCalendar: asked('month=2027-05'),
  suggest: asked('q=%EC%B6%95'),
  changeFestival: onFestival({ body: { phone: '041-930-0000' } }),
  removeFestival: onFestival(),
  changeFestivals: async (world, path) => {
    const { id } = await world.aFestival();
    return { path, body: { items: [{ id, etag: '"1"' }], change: { addTag: '등불' } } };
  },
  addEdition: onFestival({ body: { startsOn: '2028-05-01', endsOn: '2028-05-03' } }),
  changeEdition: onEdition({ body: { price: '무료' } }),
  removeEdition: onEdition(),
  releaseFestival: async (world, path) => {
    const { id } = await world.aFestival();
    await world.decided(`/v1/festivals/${id}`, { phone: '041-1' });
    return { path: path.replace('{id}', id), headers: ifMatch('"2"'), body: { fields: ['phone'] } };
  },
  releaseEdition: async (world, path) => {
    const { id, editions } = await world.aFestival();
    const [edition = ''] = editions;
    await world.decided(`/v1/festivals/${id}/editions/${edition}`, { price: '무료' });
    return {
      path: path.replace('{id}', id).replace('{editionId}', edition),
      headers: ifMatch('"2"'),
      body: { fields: ['price'] },
    };
  },
  splitFestival: onFestival({ body: { statements: ['0f4f6c1f6f7f4d0d9d5b0a8c2e1b3d4f'] } }),
  startImport: async (_world, path) => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(aTable())]), 'a.csv');
    return { path, body: form };
  },
  startImportFromUrl: async (_world, path) => ({
    path,
    body: { url: 'http://127.0.0.1/a.csv', provider: 'std' },
  }),
  getImport: onImport,
  applyImport: onImport,
  undoImport: onImport,
  decideDuplicate: async (_world, path) => ({
    path: withUnknownIds(path),
    headers: ifMatch('"1"'),
    body: { decision: 'same' },
  }),
  createSavedView: async ({ api }, path) => {
    await api.app.get(Database).change('DELETE FROM festivals_saved_view');
    return { path, body: aViewOfItsOwn() };
  },
  changeSavedView: onSavedView({ body: { shared: false } }),
  removeSavedView: onSavedView(),
  createWebhook: async (_world, path) => ({ path, body: A_QUIET_WEBHOOK }),
  getWebhook: onWebhook(),
  changeWebhook: onWebhook({ body: { enabled: false } }),
  removeWebhook: onWebhook(),
  listWebhookDeliveries: onWebhook(),
  getReview: onReview(),
  writeReview: async (world, path) => ({
    path: path.replace('{id}', (await world.aFestival()).id),
    body: { rating: 5 },
  }),
  changeReview: onReview({ body: { rating: 2 }, headers: ifMatch('"1"') }),
  deleteReview: onReview(),
  reportReview: onReview({ body: { reason: 'spam' } }),
  appealHiding: onReview({ body: { text: '다시 살펴봐 주세요.' } }),
  previewNotice: onReportedReview(),
  decideReport: onReportedReview({ body: { decision: 'keep' }, headers: ifMatch('"1"') }),
  inviteCompanion: async (world, path) => {
    // Only so many may be open at once.
    await world.api.app.get(Database).change('DELETE FROM recommendations_invitation');
    return { path };
  },
  lookAtInvitation: async ({ api, people }, path) => {
    const invited = await api.post('/v1/me/companions/invitations', undefined, {
      token: people.friend.token,
    });
    return { path, body: { code: invited.body.code as string } };
  },
  withdrawInvitation: async ({ api, people }, path) => {
    const { token } = people.owner;
    const invited = await api.post('/v1/me/companions/invitations', undefined, { token });
    return { path: path.replace('{id}', invited.body.id as string) };
  },
  endCompanionship: async ({ api, people }, path) => {
    const { token } = people.owner;
    const { body } = await api.get('/v1/me/companions', { token });
    const id = body.companions[0]?.id ?? (await companionsOf(api, people.owner, people.friend));
    return { path: path.replace('{id}', id as string) };
  },
  sendSignals: async ({ festival }, path) => ({
    path,
    body: { signals: [{ id: randomUUID(), kind: 'view', festivalId: festival.id }] },
  }),
  planTrip: async ({ api }, path) => {
    const today = api.app.get(Clock).today();
    return { path: `${path}?near=36.3,126.5&from=${addDays(today, 1)}&to=${addDays(today, 2)}` };
  },
  forgetSignal: async ({ festival }, path) => ({
    path: path.replace('{festivalId}', festival.id).replace('{kind}', 'view'),
  }),
  getFestivalTaste: async ({ festival }, path) => ({ path: path.replace('{festivalId}', festival.id) }),
  forgetFestival: async ({ festival }, path) => ({ path: path.replace('{festivalId}', festival.id) }),
};

function aViewOfItsOwn() {
  return { name: randomUUID(), shared: true, query: {} };
}

function aFile() {
  const sha256 = createHash('sha256').update(randomUUID()).digest('hex');
  return { contentType: 'image/jpeg', byteSize: 1000, sha256, purpose: 'review' };
}

function aTable(): Buffer {
  return cp949(stdCsv([{}]));
}
