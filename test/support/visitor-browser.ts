import { type Answer, askApi } from './api.js';

/** What the address of one of our pages holds when a provider sends somebody back. */
export type BackWith = Record<string, string>;

/** A browser as far as signing in by a provider needs one: it keeps cookies, of us and of others, and follows redirects. */
export class VisitorBrowser {
  private readonly cookies = new Map<string, string>();
  token: string | undefined;

  /** @param api by its address */
  constructor(private readonly api: { readonly url: string }) {}

  async ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const headers = { 'x-session': 'cookie', cookie: this.sent('api') };
    const answer = await askApi(this.api.url, method, path, {
      headers,
      token: this.token,
      ...(body !== undefined && { body }),
    });
    this.keep('api', answer.headers);
    return answer;
  }

  /** Begins at a provider and goes there; answers what it comes back with. */
  async goTo(provider: string, returnTo = '/festivals'): Promise<BackWith> {
    return this.visit(await this.ask('POST', `/v1/auth/providers/${provider}/start`, { returnTo }));
  }

  /** Follows the address of an answer to the provider and back to our site. */
  async visit(began: Answer): Promise<BackWith> {
    if (began.status !== 201) throw new Error(`Nobody was sent away: ${began.text}`);
    return this.follow(began.body.url as string);
  }

  async follow(address: string): Promise<BackWith> {
    let url = new URL(address);
    for (let hops = 0; hops < 10; hops += 1) {
      const answer = await fetch(url, { redirect: 'manual', headers: { cookie: this.sent(url.host) } });
      this.keep(url.host, answer.headers);
      const location = answer.headers.get('location');
      if (location === null)
        throw new Error(`${url.pathname} answers ${answer.status}: ${await answer.text()}`);
      url = new URL(location, url);
      if (url.pathname.startsWith('/sign-in/')) return Object.fromEntries(url.searchParams);
    }
    throw new Error('Nobody came back');
  }

  async finish(provider: string, { state, code, iss }: BackWith): Promise<Answer> {
    const body = { state, ...(code !== undefined && { code }), ...(iss !== undefined && { iss }) };
    const answer = await this.ask('POST', `/v1/auth/providers/${provider}/finish`, body);
    if (answer.body.status === 'signed-in') this.token = answer.body.accessToken as string;
    return answer;
  }

  async signInBy(provider: string): Promise<Answer> {
    return this.finish(provider, await this.goTo(provider));
  }

  /** Signs in by a provider for the first time and opens the account. */
  async joinBy(provider: string, more: object = {}): Promise<Answer> {
    await this.signInBy(provider);
    const answer = await this.ask('POST', '/v1/auth/providers/register', {
      displayName: '가을나들이',
      ...more,
    });
    if (answer.status === 201) this.token = answer.body.accessToken as string;
    return answer;
  }

  /** Signs out there: whoever goes to a provider next is somebody new to it. */
  forgetProviders(): void {
    for (const key of this.cookies.keys()) if (!key.startsWith('api ')) this.cookies.delete(key);
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(`api ${name}`);
  }

  private sent(host: string): string {
    return [...this.cookies]
      .filter(([key]) => key.startsWith(`${host} `))
      .map(([key, value]) => `${key.slice(host.length + 1)}=${value}`)
      .join('; ');
  }

  private keep(host: string, headers: Headers): void {
    for (const cookie of headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';', 1)[0] as string).split(/=(.*)/s);
      if (value === '') this.cookies.delete(`${host} ${name}`);
      else this.cookies.set(`${host} ${name}`, value);
    }
  }
}
