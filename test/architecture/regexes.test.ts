import { readdirSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from '@jest/globals';
import type { Parameters } from 'recheck';
import ts from 'typescript';
import { projectRoot } from '../../src/shared/project-root.js';

// The checker written in JavaScript throughout, which needs no program of the machine.
const CHECKER = createRequire(import.meta.url).resolve('recheck/lib/browser.js');

/** Counts instead of times, so that the verdict is the same on every machine, however long it takes. */
const LIMITS: Parameters = {
  timeout: null,
  incubationTimeout: null,
  attackTimeout: null,
  attackLimit: 20_000_000,
};

interface Pattern {
  readonly source: string;
  readonly flags: string;
}

/** Patterns written as such, and those built of texts and of `.source` of patterns of the same file. */
function patternsOf(path: string): { found: Pattern[]; unseen: string[] } {
  const [found, unseen]: [Pattern[], string[]] = [[], []];
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const named = new Map<string, Pattern>();
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(literal(node));
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isRegularExpressionLiteral(node.initializer))
      named.set(node.name.getText(), literal(node.initializer));
    if (isRegExpCall(node)) {
      const [source, flags] = [textOf(node.arguments?.[0], named), textOf(node.arguments?.[1], named)];
      if (source === null) unseen.push(node.getText());
      else found.push({ source, flags: flags ?? '' });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { found, unseen };
}

function literal({ text }: ts.RegularExpressionLiteral): Pattern {
  const end = text.lastIndexOf('/');
  return { source: text.slice(1, end), flags: text.slice(end + 1) };
}

function isRegExpCall(node: ts.Node): node is ts.NewExpression | ts.CallExpression {
  return (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp';
}

/** What the expression comes to, where that can be seen without running it. */
function textOf(node: ts.Expression | undefined, named: ReadonlyMap<string, Pattern>): string | null {
  if (node === undefined) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'source')
    return named.get(node.expression.getText())?.source ?? null;
  if (!ts.isTemplateExpression(node)) return null;
  const parts = node.templateSpans.map(({ expression, literal: { text } }) => {
    const inner = textOf(expression, named);
    return inner === null ? null : inner + text;
  });
  return parts.includes(null) ? null : node.head.text + parts.join('');
}

/** Outside the test's own context, where the checker takes many times as long. */
const JUDGE = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { checkSync } = require(workerData.checker);
  const judge = ({ source, flags }) => {
    const verdict = checkSync(source, flags, workerData.limits);
    if (verdict.status === 'safe') return null;
    return verdict.status === 'vulnerable' ? verdict.complexity.summary : 'not judged: ' + verdict.error.kind;
  };
  parentPort.postMessage(workerData.patterns.map(judge));
`;

/** For each pattern what is wrong with it; null where it is known to be harmless. */
async function faultsOf(patterns: readonly Pattern[]): Promise<(string | null)[]> {
  const worker = new Worker(JUDGE, {
    eval: true,
    workerData: { patterns, limits: LIMITS, checker: CHECKER },
  });
  const [faults] = await once(worker, 'message');
  return faults;
}

describe('regular expressions', () => {
  it('C6 When a pattern can be made to take its time, then it is found', async () => {
    const [exponential, squared, harmless] = await faultsOf([
      { source: String.raw`^(a+)+$`, flags: 'u' },
      { source: String.raw`\s*,\s*`, flags: '' },
      { source: String.raw`^[a-z]+$`, flags: '' },
    ]);
    expect(exponential).toMatch(/exponential/);
    expect(squared).toMatch(/2nd degree/);
    expect(harmless).toBeNull();
  });

  it('C6 When all of src is read, then no pattern in it can be', async () => {
    const root = join(projectRoot, 'src');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
    );
    const read = files.map((name) => ({ name, ...patternsOf(join(root, name)) }));
    const patterns = read.flatMap(({ name, found }) => found.map((one) => ({ name, ...one })));
    expect(patterns.length).toBeGreaterThan(100);
    // Built of the paths of our own routes, when the process starts.
    const dark = read.filter(({ unseen }) => unseen.length > 0).map(({ name }) => name);
    expect(dark).toEqual(['shared/http/request-hooks.ts']);
    const faults = await faultsOf(patterns.map(({ source, flags }) => ({ source, flags })));
    const faulty = patterns.flatMap(({ name, source, flags }, index) =>
      faults[index] === null ? [] : [`${name}: /${source}/${flags} (${faults[index]})`],
    );
    expect(faulty).toEqual([]);
  }, 1_800_000);
});
