import { AccountService } from '../../src/auth/index.js';
import { Database } from '../../src/shared/database/database.js';
import type { TestApi } from './api.js';

const PASSWORD = 'a long pass phrase for tests';
let count = 0;

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly token: string;
  readonly refreshToken: string;
}

/** A person with an account, signed in; every call makes another one. */
export async function aPerson(
  api: TestApi,
  role: 'visitor' | 'editor' | 'admin' = 'visitor',
  displayName = '봄나들이',
): Promise<Person> {
  const email = `person-${(count += 1)}-${process.pid}@example.com`;
  await api.app.get(AccountService).ensure({ email, password: PASSWORD, displayName, role });
  const login = await api.post('/v1/auth/login', { email, password: PASSWORD });
  const token = login.body.accessToken as string;
  const me = await api.get('/v1/me', { token });
  return {
    id: me.body.id as string,
    email,
    password: PASSWORD,
    token,
    refreshToken: login.body.refreshToken as string,
  };
}

/** Agrees to the use of location, as somebody who is old enough. */
export async function agreesToLocation(
  api: Pick<TestApi, 'patch' | 'put'>,
  { token }: Person,
): Promise<void> {
  await api.patch('/v1/me', { birthDate: '1999-05-01' }, { token });
  const agreed = await api.put('/v1/me/consents', { location: true }, { token });
  if (agreed.status !== 200) throw new Error(`The consent was refused: ${agreed.text}`);
}

/** The `If-Match` of somebody who has just read the account, without leaving that in the audit log. */
export async function asRead(api: Pick<TestApi, 'app'>, accountId: string): Promise<{ 'if-match': string }> {
  const [row] = await api.app
    .get(Database)
    .rows<{ version: number }>('SELECT version FROM auth_account WHERE id = ?', [accountId]);
  return { 'if-match': `"${row?.version ?? 1}"` };
}
