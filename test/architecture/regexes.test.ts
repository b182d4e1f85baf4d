import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { projectRoot } from '../../src/shared/project-root.js';

// The checker written in JavaScript throughout, which needs no program of the machine.
const { checkSync } = createRequire(import.meta.url)('recheck/lib/browser.js') as typeof import('recheck');

/** A pattern that is not judged within this is not known to be vulnerable. */
const LONGEST_MS = 3_000;

function patternsOf(path: string): { source: string; flags: string }[] {
  const found: { source: string; flags: string }[] = [];
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const attackOn = ({ source, flags }: { source: string; flags: string }) => {
  const verdict = checkSync(source, flags, { timeout: LONGEST_MS });
  return verdict.status === 'vulnerable' ? verdict.complexity.summary : null;
};

describe('regular expressions', () => {
  it('C6 When a pattern can be made to take its time, then it is found', () => {
    expect(attackOn({ source: String.raw`^(a+)+$`, flags: 'u' })).toMatch(/exponential/);
    expect(attackOn({ source: String.raw`\s*,\s*`, flags: '' })).toMatch(/2nd degree/);
    expect(attackOn({ source: String.raw`^[a-z]+$`, flags: '' })).toBeNull();
  });

  it('C6 When all of src is read, then no pattern in it can be', () => {
    const root = join(projectRoot, 'src');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
    );
    const patterns = files.flatMap((name) => patternsOf(join(root, name)).map((one) => ({ name, ...one })));
    expect(patterns.length).toBeGreaterThan(100);
    const vulnerable = patterns.flatMap(({ name, ...pattern }) => {
      const attack = attackOn(pattern);
      return attack === null ? [] : [`${name}: /${pattern.source}/${pattern.flags} (${attack})`];
    });
    expect(vulnerable).toEqual([]);
  }, 900_000);
});
