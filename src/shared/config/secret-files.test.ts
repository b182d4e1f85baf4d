import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigError } from './config.js';
import { environmentSchema } from './config.schema.js';
import { withSecretFiles } from './secret-files.js';

describe('secrets in files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fasteval-secrets-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const fileOf = (content: string): string => {
    const path = join(folder, 'secret');
    writeFileSync(path, content);
    return path;
  };
  const refusalOf = (env: Record<string, string>): string => {
    try {
      withSecretFiles(env);
      return 'none';
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      return (error as ConfigError).message;
    }
  };

  it('When a secret is in a file, then it is what the file says, without the line break at its end', () => {
    const env = { JWT_SECRET_FILE: fileOf(' a secret of two\nlines \n'), PORT: '3000' };
    expect(withSecretFiles(env)).toEqual({ ...env, JWT_SECRET: ' a secret of two\nlines ' });
  });

  it('Every variable that is a secret, or has one in its address, can be in a file', () => {
    const secrets = Object.keys(environmentSchema.shape).filter((name) =>
      /SECRET|_KEY$|DATABASE_URL$|SMTP_URL$/.test(name),
    );
    expect(secrets.length).toBeGreaterThan(10);
    const path = fileOf('from a file');
    for (const name of secrets)
      expect(withSecretFiles({ [`${name}_FILE`]: path })).toMatchObject({ [name]: 'from a file' });
  });

  it('When a file cannot be read or a secret is given twice, then every one is named, with no value', () => {
    const refusal = refusalOf({
      JWT_SECRET: 'known to nobody',
      JWT_SECRET_FILE: fileOf('known to nobody either'),
      HINT_SECRET_FILE: join(folder, 'nothing'),
    });
    expect(refusal).toContain('JWT_SECRET, JWT_SECRET_FILE: set one of them, not both');
    expect(refusal).toContain('HINT_SECRET_FILE: cannot be read (ENOENT)');
    expect(refusal).not.toContain('known');
  });

  it('When an address has no file, then the environment is as it was', () => {
    const env = { JWT_SECRET: 'as it is', JWT_SECRET_FILE: '' };
    expect(withSecretFiles(env)).toEqual(env);
  });
});
