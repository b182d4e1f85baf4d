import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { getMetadataArgsStorage } from 'typeorm';
import '../../src/app.module.js';
import { projectRoot } from '../../src/shared/project-root.js';

const MODULES = ['shared', 'audit', 'auth', 'media', 'festivals', 'reviews', 'recommendations'];
const TABLE = new RegExp(`\\b(${MODULES.join('|')})_[a-z_]+\\b`, 'g');

interface Source {
  readonly module: string;
  readonly file: string;
  readonly text: string;
}

const sources: Source[] = MODULES.flatMap((module) =>
  readdirSync(join(projectRoot, 'src', module), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => ({
      module,
      file: `src/${module}/${file}`,
      text: readFileSync(join(projectRoot, 'src', module, file), 'utf8'),
    })),
);

describe('who owns which table', () => {
  const tables = getMetadataArgsStorage().tables.map(({ name, target }) => ({
    name: name ?? '',
    entity: (target as { name: string }).name,
  }));

  it('When an entity maps a table, then the name of the table starts with the module that owns the entity', () => {
    expect(tables.length).toBeGreaterThan(5);
    for (const { name, entity } of tables) {
      const owner = sources.find(({ text }) => text.includes(`class ${entity} `));
      expect([entity, name]).toEqual([
        entity,
        expect.stringMatching(new RegExp(`^${owner?.module ?? 'nobody'}_`)),
      ]);
    }
  });

  it('When SQL or metadata names a table, then it is a table of the same module', () => {
    const known = new Set(tables.map(({ name }) => name));
    const strangers = sources.flatMap(({ module, file, text }) =>
      [...text.matchAll(TABLE)]
        .filter(([name, owner]) => owner !== module && known.has(name))
        .map(([name]) => `${file}: ${name}`),
    );
    expect(strangers).toEqual([]);
  });

  it('When an entity refers to another, then both belong to one module', () => {
    const ownerOf = (entity: string) => sources.find(({ text }) => text.includes(`class ${entity} `))?.module;
    const { foreignKeys, relations } = getMetadataArgsStorage();
    expect(foreignKeys.length).toBeGreaterThan(0);
    for (const { target, type } of [...foreignKeys, ...relations]) {
      const referred = (type as () => { name: string })().name;
      expect([referred, ownerOf(referred)]).toEqual([referred, ownerOf((target as { name: string }).name)]);
    }
  });
});
