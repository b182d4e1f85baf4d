import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { limitsFrom } from '../throttle/limits.js';

const flag = (fallback: boolean) =>
  z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .default(fallback ? 'true' : 'false')
    .transform((text) => text === 'true');

const whole = (fallback: number, min: number, max: number) =>
  z
    .string()
    .default(String(fallback))
    .refine((text) => /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max, {
      error: `must be a whole number from ${min} to ${max}`,
    })
    .transform(Number);

const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) URL' })
  .transform((url) => url.replace(/\/$/, ''));

const databaseUrl = z.url({ protocol: /^(mysql|mariadb)$/, error: 'must be a mysql:// or mariadb:// URL' });

const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) <= 65_535;

const limits = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform(limitsFrom)
    .refine((read) => read !== undefined, {
      error: 'must be written as account=10/900,network=200/900,all=5000/900: so many in so many seconds',
    });

/** The secret printed in `.env.example`: known to everybody, so never accepted. */
export const EXAMPLE_JWT_SECRET = 'change-me-to-at-least-32-random-bytes';

/** As {@link EXAMPLE_JWT_SECRET}. */
export const EXAMPLE_SECOND_FACTOR_KEY = 'change-me-too-to-32-other-random-bytes';

const secretBut = (example: string) =>
  z
    .string({ error: 'must be set: at least 32 random bytes' })
    .refine((secret) => Buffer.byteLength(secret) >= 32, { error: 'must be at least 32 bytes long' })
    .refine((secret) => secret !== example, { error: 'must not be the example value' });

const signingSecret = secretBut(EXAMPLE_JWT_SECRET);

/**
 * Every environment variable that the API reads, with its rule. `.env.example` documents each of
 * them and a test keeps the two equal.
 */
export const environmentSchema = z.object({
  APP_ENV: z
    .enum(['local', 'test', 'production'], { error: 'must be local, test or production' })
    .default('production'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: whole(3000, 0, 65_535),
  PUBLIC_URL: httpUrl,
  DATABASE_URL: databaseUrl,
  MIGRATION_DATABASE_URL: databaseUrl.optional(),
  DB_POOL_SIZE: whole(10, 1, 200),
  S3_ENDPOINT: httpUrl.optional(),
  S3_REGION: z.string().min(1).default('ap-northeast-2'),
  S3_BUCKET: z.string().min(3, 'must name the bucket of the photos'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  S3_FORCE_PATH_STYLE: flag(false),
  MEDIA_BASE_URL: httpUrl,
  RESULTS_QUEUE_URL: httpUrl.optional(),
  SQS_ENDPOINT: httpUrl.optional(),
  HINT_SECRET: z.string().min(32, 'must be at least 32 characters long').optional(),
  MODERATION_URL: httpUrl.optional(),
  MODERATION_SECRET: z.string().min(16, 'must be at least 16 characters long').optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// URL' }),
  MAIL_FROM: z.string().regex(/^([^<>\r\n]{0,100}<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/, {
    error: 'must be an address such as Fasteval <mail@fasteval.example>',
  }),
  JWT_SECRET: signingSecret,
  JWT_SECRET_PREVIOUS: signingSecret.optional(),
  KAKAO_CLIENT_ID: z.string().min(1).optional(),
  KAKAO_CLIENT_SECRET: z.string().min(1).optional(),
  KAKAO_ISSUER: httpUrl.default('https://kauth.kakao.com'),
  NAVER_CLIENT_ID: z.string().min(1).optional(),
  NAVER_CLIENT_SECRET: z.string().min(1).optional(),
  NAVER_OAUTH_URL: httpUrl.default('https://nid.naver.com/oauth2.0'),
  NAVER_PROFILE_URL: httpUrl.default('https://openapi.naver.com/v1/nid/me'),
  GOOGLE_CLIENT_ID: z.string().min(1).optional(),
  GOOGLE_CLIENT_SECRET: z.string().min(1).optional(),
  GOOGLE_ISSUER: httpUrl.default('https://accounts.google.com'),
  SECOND_FACTOR_KEY: secretBut(EXAMPLE_SECOND_FACTOR_KEY),
  SECOND_FACTOR_KEY_PREVIOUS: secretBut(EXAMPLE_SECOND_FACTOR_KEY).optional(),
  REQUIRE_SECOND_FACTOR: z.enum(['true', 'false'], { error: 'must be true or false' }).optional(),
  LIMIT_LOGIN: limits('account=10/900,network=200/900,all=5000/900'),
  LIMIT_REGISTER: limits('account=5/3600,network=200/3600,all=5000/3600'),
  LIMIT_RESET: limits('account=5/3600,network=100/3600,all=5000/3600'),
  LIMIT_WRITES: limits('account=300/60,network=3000/60,all=30000/60'),
  LIMIT_SEARCH: limits('account=1200/60,network=6000/60,all=120000/60'),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((address) => address !== ''))
    .refine((list) => list.every((one) => ipaddr.isValid(one) || ipaddr.isValidCIDR(one)), {
      error: 'must be a comma list of addresses or networks such as 10.0.0.0/8',
    }),
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((origin) => origin !== ''))
    .pipe(
      z.array(
        z.url({ protocol: /^https?$/, error: 'must be a comma list of origins such as https://example.com' }),
      ),
    ),
  DOCS_ENABLED: z.enum(['true', 'false'], { error: 'must be true or false' }).optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'must be debug, info, warn, error or silent',
    })
    .default('info'),
  OUTBOUND_PORTS: z
    .string()
    .default('80,443')
    .refine((text) => text.split(',').every(isPort), { error: 'must be a comma list of ports' })
    .transform((text) => text.split(',').map(Number)),
  OUTBOUND_PRIVATE_HOSTS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((host) => host !== ''))
    .refine((hosts) => hosts.every((host) => isPort(/^[^\s/@]+:(\d+)$/.exec(host)?.[1] ?? '')), {
      error: 'must be a comma list of host:port',
    }),
  DATA_GO_KR_KEY: z.string().min(1).optional(),
  DATA_GO_KR_CALLS_PER_DAY: whole(1_000, 1, 1_000_000),
  TOURAPI_URL: httpUrl.default('https://apis.data.go.kr/B551011'),
  STD_API_URL: httpUrl.default('https://api.data.go.kr/openapi/tn_pubr_public_cltur_fstvl_api'),
  RECOMMENDATIONS_PRIOR_PERCENT: whole(0, 0, 100),
  IMPORT_MAX_BYTES: whole(64 * 1024 * 1024, 1024, 1024 * 1024 * 1024),
});
