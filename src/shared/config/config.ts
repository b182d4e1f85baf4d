import type { Limits, Purpose } from '../throttle/limits.js';
import { environmentSchema } from './config.schema.js';
import { type ProviderConfigs, providersFrom } from './config.providers.js';
import { isReadOnTheWay } from './encryption.rules.js';

/** What people send us and we send others goes to these. */
const ADDRESSES = [
  ...(['PUBLIC_URL', 'MEDIA_BASE_URL', 'S3_ENDPOINT', 'RESULTS_QUEUE_URL', 'SQS_ENDPOINT'] as const),
  ...(['MODERATION_URL', 'TOURAPI_URL', 'STD_API_URL'] as const),
  ...(['KAKAO_ISSUER', 'NAVER_OAUTH_URL', 'NAVER_PROFILE_URL', 'GOOGLE_ISSUER'] as const),
] as const;

/** What the API knows of its surroundings; read once at boot, frozen, injected as {@link CONFIG}. */
export interface Config {
  readonly appEnv: 'local' | 'test' | 'production';
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  readonly database: {
    readonly url: string;
    readonly poolSize: number;
    /** Of a user who may change the schema and grant rights; undefined where that of `url` may. */
    readonly migrationUrl: string | undefined;
  };
  readonly s3: {
    readonly endpoint: string | undefined;
    readonly region: string;
    readonly bucket: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
    readonly forcePathStyle: boolean;
  };
  readonly mediaBaseUrl: string;
  readonly resultsQueue: { readonly url: string; readonly endpoint: string | undefined } | undefined;
  readonly hintSecret: string | undefined;
  readonly moderation: { readonly url: string; readonly secret: string } | undefined;
  readonly jwtSecret: string;
  readonly mail: { readonly smtpUrl: string; readonly from: string };
  /** Still good for access tokens while keys are changed. */
  readonly previousJwtSecret: string | undefined;
  /** Who may vouch for people; undefined where they are not offered. */
  readonly providers: ProviderConfigs;
  /** Seals what second factors are checked with. */
  readonly secondFactorKey: string;
  /** What opens what was sealed under the key before, until it is sealed anew. */
  readonly previousSecondFactorKey: string | undefined;
  /** Whether editors and admins may do anything with a password, or a provider, alone. */
  readonly requireSecondFactor: boolean;
  readonly limits: Readonly<Record<Purpose, Limits>>;
  /** Proxies whose word on where a request comes from is taken. */
  readonly trustedProxies: readonly string[];
  readonly corsOrigins: readonly string[];
  readonly docsEnabled: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly outbound: {
    readonly ports: readonly number[];
    /** `host:port` that may be asked although it is not public; none in production. */
    readonly privateHosts: readonly string[];
  };
  readonly dataGoKr: {
    readonly key: string | undefined;
    readonly callsPerDay: number;
    readonly tourApiUrl: string;
    readonly stdApiUrl: string;
  };
  readonly importMaxBytes: number;
  /** Of the people with a history: how many in a hundred are ranked for as if they had none, to compare. */
  readonly priorPercent: number;
}

export const CONFIG = Symbol('config');

/** Thrown by {@link loadConfig}; `message` lists every variable that is wrong, one a line. */
export class ConfigError extends Error {}

/**
 * Turns an environment into a {@link Config}; reads nothing but its argument.
 * @throws ConfigError naming every faulty variable at once, never their values.
 */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `  ${name}: ${given[name] === undefined ? 'is missing' : issue.message}`;
    });
    throw new ConfigError(`The environment is not usable:\n${[...new Set(lines)].join('\n')}`);
  }
  const e = parsed.data;
  if ((e.S3_ACCESS_KEY_ID === undefined) !== (e.S3_SECRET_ACCESS_KEY === undefined)) {
    throw new ConfigError(
      'The environment is not usable:\n  S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY: set both, or neither to use the role of the machine',
    );
  }
  if ((e.MODERATION_URL === undefined) !== (e.MODERATION_SECRET === undefined)) {
    throw new ConfigError(
      'The environment is not usable:\n  MODERATION_URL, MODERATION_SECRET: set both, or neither to publish without moderation',
    );
  }
  if (e.APP_ENV === 'production' && e.OUTBOUND_PRIVATE_HOSTS.length > 0) {
    throw new ConfigError(
      'The environment is not usable:\n  OUTBOUND_PRIVATE_HOSTS: is for tests and local work, never for production',
    );
  }
  const readable = ADDRESSES.filter((name) => e[name] !== undefined && isReadOnTheWay(e[name]));
  if (e.APP_ENV === 'production' && readable.length > 0) {
    const lines = readable.map((name) => `  ${name}: must be an https URL in production`);
    throw new ConfigError(`The environment is not usable:\n${lines.join('\n')}`);
  }
  const providers = providersFrom(e);
  if (typeof providers === 'string') throw new ConfigError(`The environment is not usable:\n  ${providers}`);
  return deepFreeze({
    appEnv: e.APP_ENV,
    host: e.HOST,
    port: e.PORT,
    publicUrl: e.PUBLIC_URL,
    database: { url: e.DATABASE_URL, poolSize: e.DB_POOL_SIZE, migrationUrl: e.MIGRATION_DATABASE_URL },
    s3: {
      endpoint: e.S3_ENDPOINT,
      region: e.S3_REGION,
      bucket: e.S3_BUCKET,
      credentials:
        e.S3_ACCESS_KEY_ID && e.S3_SECRET_ACCESS_KEY
          ? { accessKeyId: e.S3_ACCESS_KEY_ID, secretAccessKey: e.S3_SECRET_ACCESS_KEY }
          : undefined,
      forcePathStyle: e.S3_FORCE_PATH_STYLE,
    },
    mediaBaseUrl: e.MEDIA_BASE_URL,
    resultsQueue: e.RESULTS_QUEUE_URL ? { url: e.RESULTS_QUEUE_URL, endpoint: e.SQS_ENDPOINT } : undefined,
    hintSecret: e.HINT_SECRET,
    moderation:
      e.MODERATION_URL && e.MODERATION_SECRET
        ? { url: e.MODERATION_URL, secret: e.MODERATION_SECRET }
        : undefined,
    jwtSecret: e.JWT_SECRET,
    mail: { smtpUrl: e.SMTP_URL, from: e.MAIL_FROM },
    previousJwtSecret: e.JWT_SECRET_PREVIOUS,
    providers,
    secondFactorKey: e.SECOND_FACTOR_KEY,
    previousSecondFactorKey: e.SECOND_FACTOR_KEY_PREVIOUS,
    requireSecondFactor:
      e.REQUIRE_SECOND_FACTOR === undefined ? e.APP_ENV === 'production' : e.REQUIRE_SECOND_FACTOR === 'true',
    limits: {
      login: e.LIMIT_LOGIN,
      register: e.LIMIT_REGISTER,
      reset: e.LIMIT_RESET,
      writes: e.LIMIT_WRITES,
      search: e.LIMIT_SEARCH,
    },
    trustedProxies: e.TRUSTED_PROXIES,
    corsOrigins: e.CORS_ORIGINS,
    docsEnabled: e.DOCS_ENABLED === undefined ? e.APP_ENV !== 'production' : e.DOCS_ENABLED === 'true',
    logLevel: e.LOG_LEVEL,
    outbound: { ports: e.OUTBOUND_PORTS, privateHosts: e.OUTBOUND_PRIVATE_HOSTS },
    dataGoKr: {
      key: e.DATA_GO_KR_KEY,
      callsPerDay: e.DATA_GO_KR_CALLS_PER_DAY,
      tourApiUrl: e.TOURAPI_URL,
      stdApiUrl: e.STD_API_URL,
    },
    importMaxBytes: e.IMPORT_MAX_BYTES,
    priorPercent: e.RECOMMENDATIONS_PRIOR_PERCENT,
  });
}

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value))
    if (inner !== null && typeof inner === 'object') deepFreeze(inner as object);
  return Object.freeze(value);
}
