import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ACTIONS } from '../../admin/src/people/audit/actions.js';
import { projectRoot } from '../../src/shared/project-root.js';

const ACTION = /'([a-z-]+\.[a-z-]+)'/g;

const src = join(projectRoot, 'src');
/** Where the log is written to, every word of two parts is an action. */
const recorded = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(src, file), 'utf8'))
  .filter((text) => text.includes('AuditLog'))
  .flatMap((text) => [...text.matchAll(ACTION)].map(([, action]) => action));

describe('the words of the audit log', () => {
  it('When something is recorded, then the admin has words for it, and for nothing else', () => {
    expect([...ACTIONS].sort()).toEqual([...new Set(recorded)].sort());
  });
});
