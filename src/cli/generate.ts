import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from '../app.js';
import { loadConfig } from '../shared/config/config.js';
import { apiDocument } from '../shared/http/api-document.js';
import { projectRoot } from '../shared/project-root.js';
import { problemPage } from './problem-page.js';

/** Writes what is generated from the code and committed: `openapi.json` and `docs/problems.md`. */
const app = await createApp(loadConfig(process.env));
writeFileSync(join(projectRoot, 'openapi.json'), `${JSON.stringify(apiDocument(app), undefined, 2)}\n`);
writeFileSync(join(projectRoot, 'docs/problems.md'), problemPage());
await app.close();
