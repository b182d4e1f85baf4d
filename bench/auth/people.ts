export interface Person {
  readonly email: string;
  readonly password: string;
}

const PASSWORD = 'a long pass phrase for benchmarks';
let made = 0;

/** Somebody who has no account yet; every call makes another one. */
export const somebody = (): Person => ({
  email: `somebody-${(made += 1)}@bench.example`,
  password: PASSWORD,
});

/** @throws where the answer is not of this status */
export async function post<T>(url: string, body: object, status: number): Promise<T> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (answer.status !== status) throw new Error(`${url} is answered ${answer.status}: ${text}`);
  return JSON.parse(text === '' ? 'null' : text) as T;
}

export const registered = async (url: string): Promise<Person> => {
  const person = somebody();
  await post(`${url}/v1/auth/register`, { ...person, displayName: '봄나들이' }, 201);
  return person;
};
