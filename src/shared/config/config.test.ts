import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { dataSourceOptions } from '../database/data-source.options.js';
import { projectRoot } from '../project-root.js';
import { EXAMPLE_JWT_SECRET, EXAMPLE_SECOND_FACTOR_KEY, environmentSchema } from './config.schema.js';
import { ConfigError, loadConfig } from './config.js';

const usable = {
  PUBLIC_URL: 'https://fasteval.example',
  DATABASE_URL: 'mysql://user:secret@db:3306/fasteval',
  S3_BUCKET: 'fasteval-photos',
  MEDIA_BASE_URL: 'https://photos.fasteval.example/',
  JWT_SECRET: 'x'.repeat(32),
  SECOND_FACTOR_KEY: 'y'.repeat(32),
  SMTP_URL: 'smtps://fasteval:secret@mail.example',
  MAIL_FROM: 'Fasteval <mail@fasteval.example>',
};

describe('the configuration', () => {
  it('When a provider has an id but no secret, or is asked without TLS in production, then it is refused by name', () => {
    expect(() => loadConfig({ ...usable, KAKAO_CLIENT_ID: 'id' })).toThrow('KAKAO_CLIENT_SECRET: set both');
    expect(() => loadConfig({ ...usable, GOOGLE_ISSUER: 'http://accounts.google.com' })).toThrow(
      'GOOGLE_ISSUER: must be an https URL',
    );
  });

  it('When an address is plain http in production, then it is refused by name, unless nobody is on the way there', () => {
    const plain = {
      PUBLIC_URL: 'http://fasteval.example',
      S3_ENDPOINT: 'http://s3.example',
      SQS_ENDPOINT: 'http://10.0.0.9',
    };
    const refused = () => loadConfig({ ...usable, ...plain });
    for (const name of Object.keys(plain))
      expect(refused).toThrow(`${name}: must be an https URL in production`);
    expect(refused).not.toThrow('MEDIA_BASE_URL');
    expect(loadConfig({ ...usable, ...plain, APP_ENV: 'local' }).publicUrl).toBe(plain.PUBLIC_URL);
    for (const near of [
      'http://127.0.0.1:9000',
      'http://[::1]:9000',
      'http://localhost:9000',
      'http://store:9000',
    ])
      expect(loadConfig({ ...usable, S3_ENDPOINT: near }).s3.endpoint).toBe(near);
  });

  it('When the database is on another machine, then it is spoken to by TLS with a certificate that is checked', () => {
    const sslOf = (host: string) =>
      (dataSourceOptions(`mysql://a:b@${host}/fasteval`, 1) as { ssl?: unknown }).ssl;
    for (const host of ['db.example', '10.0.0.9:3307', '[2001:db8::1]'])
      expect(sslOf(host)).toEqual({ minVersion: 'TLSv1.2', rejectUnauthorized: true });
    for (const host of ['127.0.0.1:3306', 'localhost', 'mariadb', '[::1]'])
      expect(sslOf(host)).toBeUndefined();
  });

  it('When a provider has id and secret, then it is known with the addresses it has for everybody, and others are not', () => {
    const { providers } = loadConfig({ ...usable, NAVER_CLIENT_ID: 'id', NAVER_CLIENT_SECRET: 'secret' });
    expect(providers).toEqual({
      kakao: undefined,
      naver: {
        clientId: 'id',
        clientSecret: 'secret',
        oauthUrl: 'https://nid.naver.com/oauth2.0',
        profileUrl: 'https://openapi.naver.com/v1/nid/me',
      },
      google: undefined,
    });
  });

  it('When the environment is usable, then it becomes one frozen object with defaults filled in', () => {
    const config = loadConfig(usable);
    expect(config).toMatchObject({
      appEnv: 'production',
      port: 3000,
      docsEnabled: false,
      mediaBaseUrl: 'https://photos.fasteval.example',
    });
    expect(() => Object.assign(config.s3, { bucket: 'another' })).toThrow(TypeError);
  });

  it('When several variables are wrong, then one error names every one of them and none of their values', () => {
    const broken = {
      ...usable,
      PORT: '70000',
      JWT_SECRET: 'short-secret',
      DATABASE_URL: undefined,
      CORS_ORIGINS: 'not an origin',
      LOG_LEVEL: 'loud',
    };
    const error = (() => {
      try {
        return loadConfig(broken);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(ConfigError);
    const { message } = error as ConfigError;
    for (const name of ['PORT', 'JWT_SECRET', 'DATABASE_URL: is missing', 'CORS_ORIGINS', 'LOG_LEVEL'])
      expect(message).toContain(name);
    for (const value of ['70000', 'short-secret', 'loud']) expect(message).not.toContain(value);
  });

  it('A4 When a secret is short or the one printed in .env.example, then it is refused', () => {
    for (const [name, printed] of [
      ['JWT_SECRET', EXAMPLE_JWT_SECRET],
      ['JWT_SECRET_PREVIOUS', EXAMPLE_JWT_SECRET],
      ['SECOND_FACTOR_KEY', EXAMPLE_SECOND_FACTOR_KEY],
      ['SECOND_FACTOR_KEY_PREVIOUS', EXAMPLE_SECOND_FACTOR_KEY],
    ] as const) {
      expect(() => loadConfig({ ...usable, [name]: printed })).toThrow(
        `${name}: must not be the example value`,
      );
      expect(() => loadConfig({ ...usable, [name]: 'x'.repeat(31) })).toThrow(
        `${name}: must be at least 32 bytes long`,
      );
    }
  });

  it('When nothing is said of it, then editors and admins must have a second factor in production, and nowhere else', () => {
    expect(loadConfig(usable).requireSecondFactor).toBe(true);
    expect(loadConfig({ ...usable, APP_ENV: 'local' }).requireSecondFactor).toBe(false);
    expect(loadConfig({ ...usable, REQUIRE_SECOND_FACTOR: 'false' }).requireSecondFactor).toBe(false);
    expect(() => loadConfig({ ...usable, REQUIRE_SECOND_FACTOR: 'yes' })).toThrow(
      'REQUIRE_SECOND_FACTOR: must be true or false',
    );
  });

  it('When the secret of the hints is short, then it is refused, and without one there is none', () => {
    expect(() => loadConfig({ ...usable, HINT_SECRET: 'x'.repeat(31) })).toThrow(
      'HINT_SECRET: must be at least',
    );
    expect(loadConfig(usable).hintSecret).toBeUndefined();
  });

  it('When mail has no server or no sender, then both are asked for, and a server that speaks no SMTP is refused', () => {
    for (const [name, wrong, why] of [
      ['SMTP_URL', undefined, 'SMTP_URL: is missing'],
      ['SMTP_URL', 'https://mail.example', 'SMTP_URL: must be an smtp'],
      ['MAIL_FROM', undefined, 'MAIL_FROM: is missing'],
      ['MAIL_FROM', 'Fasteval', 'MAIL_FROM: must be an address'],
      ['MAIL_FROM', 'a@b.example\r\nBcc: c@d.example', 'MAIL_FROM: must be an address'],
    ] as const)
      expect(() => loadConfig({ ...usable, [name]: wrong })).toThrow(why);
  });

  it('When only one half of the S3 key is given, then both are asked for', () => {
    expect(() => loadConfig({ ...usable, S3_ACCESS_KEY_ID: 'key' })).toThrow('set both');
  });

  it('When only one half of the moderation hook is given, then both are asked for', () => {
    const url = { MODERATION_URL: 'https://judge.example/photos' };
    const secret = { MODERATION_SECRET: 'a-secret-of-the-hook' };
    for (const half of [url, secret])
      expect(() => loadConfig({ ...usable, ...half })).toThrow('MODERATION_URL, MODERATION_SECRET: set both');
    expect(loadConfig({ ...usable, ...url, ...secret }).moderation?.url).toBe(url.MODERATION_URL);
    expect(loadConfig(usable).moderation).toBeUndefined();
  });

  it('When requests may go to machines of our own, then only outside of production, and each with its port', () => {
    const local = { ...usable, APP_ENV: 'local', OUTBOUND_PRIVATE_HOSTS: '127.0.0.1:9000,hooks.test:8443' };
    expect(loadConfig(local).outbound).toEqual({
      ports: [80, 443],
      privateHosts: ['127.0.0.1:9000', 'hooks.test:8443'],
    });
    expect(() => loadConfig({ ...local, APP_ENV: 'production' })).toThrow('never for production');
    for (const hosts of ['127.0.0.1', '10.0.0.1:0', 'http://10.0.0.1:80/', 'a:70000'])
      expect(() => loadConfig({ ...local, OUTBOUND_PRIVATE_HOSTS: hosts })).toThrow(
        'comma list of host:port',
      );
    for (const ports of ['80,', '0', '80 443', '65536'])
      expect(() => loadConfig({ ...usable, OUTBOUND_PORTS: ports })).toThrow('comma list of ports');
  });

  it('When a limit or a proxy is written in another way, then it is refused, and told how it is written', () => {
    expect(loadConfig(usable).limits.login.account).toEqual({ count: 10, seconds: 900 });
    for (const limit of ['10/900', 'account=10/900', 'account=10/0,network=1/1,all=1/1', 'a=1/1,b=1/1,c=1/1'])
      expect(() => loadConfig({ ...usable, LIMIT_LOGIN: limit })).toThrow('LIMIT_LOGIN: must be written as');
    expect(() => loadConfig({ ...usable, TRUSTED_PROXIES: 'proxy.example' })).toThrow('TRUSTED_PROXIES');
    expect(loadConfig({ ...usable, TRUSTED_PROXIES: '10.0.0.0/8,::1' }).trustedProxies).toHaveLength(2);
  });

  it('When .env.example is read, then it names exactly the variables of the schema', () => {
    const example = readFileSync(join(projectRoot, '.env.example'), 'utf8');
    const named = [...example.matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual(Object.keys(environmentSchema.shape).sort());
    expect(example).toContain(`JWT_SECRET=${EXAMPLE_JWT_SECRET}`);
    expect(example).toContain(`SECOND_FACTOR_KEY=${EXAMPLE_SECOND_FACTOR_KEY}`);
    expect(() => loadConfig({ ...usable, SECOND_FACTOR_KEY: undefined })).toThrow(
      'SECOND_FACTOR_KEY: is missing',
    );
  });
});
