import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { apiDocument } from '../../src/shared/http/api-document.js';
import { projectRoot } from '../../src/shared/project-root.js';
import { problemPage } from '../../src/cli/problem-page.js';
import { uploaderLimits } from '../../src/cli/uploader-limits.js';
import { type TestApi, startApi } from '../support/api.js';

describe('what is generated and what is migrated', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  it('When the migrations have run, then the entities ask for no further change of the schema', async () => {
    const diff = await api.app.get(DataSource).driver.createSchemaBuilder().log();
    expect(diff.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('When the API changes, then the committed openapi.json changes with it (npm run generate)', () => {
    const committed = JSON.parse(readFileSync(join(projectRoot, 'openapi.json'), 'utf8')) as unknown;
    expect(committed).toEqual(JSON.parse(JSON.stringify(apiDocument(api.app))));
  });

  it('When a problem is declared, then docs/problems.md explains it (npm run generate)', () => {
    expect(readFileSync(join(projectRoot, 'docs/problems.md'), 'utf8')).toBe(problemPage());
  });

  it('When a limit of uploads changes, then the uploader of the web apps keeps to it (npm run generate)', () => {
    const committed = readFileSync(join(projectRoot, 'uploader/src/limits.ts'), 'utf8');
    expect(committed).toBe(uploaderLimits(apiDocument(api.app)));
  });
});
