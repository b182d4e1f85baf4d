import { readFileSync } from 'node:fs';
import { ConfigError } from './config.js';
import type { environmentSchema } from './config.schema.js';

/** Variables that are secrets, or have one in them. */
const SECRETS = [
  ...(['DATABASE_URL', 'MIGRATION_DATABASE_URL', 'S3_SECRET_ACCESS_KEY', 'SMTP_URL'] as const),
  ...([
    'JWT_SECRET',
    'JWT_SECRET_PREVIOUS',
    'SECOND_FACTOR_KEY',
    'SECOND_FACTOR_KEY_PREVIOUS',
    'HINT_SECRET',
    'MODERATION_SECRET',
  ] as const),
  ...(['KAKAO_CLIENT_SECRET', 'NAVER_CLIENT_SECRET', 'GOOGLE_CLIENT_SECRET', 'DATA_GO_KR_KEY'] as const),
] satisfies readonly (keyof typeof environmentSchema.shape)[];

/**
 * The environment with what stands in files in its place: each secret may be named by `<NAME>_FILE`, as vaults and
 * orchestrators hand them out, so that it is in no environment that others can list.
 * @throws ConfigError naming every file that cannot be read, and every secret given in both ways
 */
export function withSecretFiles(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const whole = { ...env };
  const faults: string[] = [];
  for (const name of SECRETS) {
    const path = env[`${name}_FILE`];
    if (path === undefined || path === '') continue;
    if (env[name] !== undefined && env[name] !== '')
      faults.push(`${name}, ${name}_FILE: set one of them, not both`);
    else {
      try {
        // An editor ends a file with a line break, and no secret does.
        whole[name] = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
      } catch (error) {
        faults.push(`${name}_FILE: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
      }
    }
  }
  if (faults.length > 0)
    throw new ConfigError(
      `The environment is not usable:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
  return whole;
}
