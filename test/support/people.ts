import { AccountService } from '../../src/auth/index.js';
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
