import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('docker/', () => {
  test('compose hands the API every variable of .env.example but the right to the schema, and no other', () => {
    const documented = [...read('.env.example').matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=/gm)].map(
      ([, name]) => name,
    );
    const [, block = ''] =
      /environment: &environment\n((?: {6}.*\n)+)/.exec(read('docker/compose.yml')) ?? [];
    const handed = [...block.matchAll(/^ {6}([A-Z0-9_]+):/gm)].map(([, name]) => name);
    const schemas = 'MIGRATION_DATABASE_URL';
    expect([...handed, schemas].sort()).toEqual(documented.sort());
    const [, migrate = ''] = /\n {2}migrate:\n((?: {4}.*\n)+)/.exec(read('docker/compose.yml')) ?? [];
    expect(migrate).toContain(`${schemas}: mysql://root:`);
  });

  test.each(['docker/Dockerfile', 'docker/Dockerfile.lambda'])(
    '%s runs as nobody in particular and leaves what only development needs out',
    (path) => {
      const [, last = ''] = /[^]*\nFROM ([^]*)$/.exec(read(path)) ?? [];
      expect(last).toMatch(/^USER 1000:1000$/m);
      expect(last).toMatch(/^COPY --from=production-packages \S+node_modules /m);
      expect(read(path)).toMatch(/^RUN npm ci --omit=dev /m);
    },
  );

  test('the API’s image has neither the sample nor the commands of the local start and of development', () => {
    const [, build = '', last = ''] =
      /\nFROM packages AS build\n([^]*?)\nFROM [^]*\nFROM ([^]*)$/.exec(read('docker/Dockerfile')) ?? [];
    const copied = [...last.matchAll(/^COPY (?:--from=\S+ )?(.+) \S+$/gm)].flatMap(([, from = '']) =>
      from.split(' ').map((one) => one.replace('/fasteval/', '')),
    );
    expect(copied.sort()).toEqual([
      'admin/dist',
      'app/dist',
      'dist',
      'nest-cli.json',
      'node_modules',
      'package.json',
    ]);
    for (const command of ['sample', 'generate']) expect(build).toContain(` dist/src/cli/${command}.js`);
  });
});
