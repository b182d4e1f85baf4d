import { apiDocument } from '../../src/shared/http/api-document.js';
import type { TestApi } from './api.js';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly example?: Json;
  readonly enum?: string[];
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
}

export interface Operation {
  readonly name: string;
  readonly method: string;
  /** With `{id}` in it. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** The documented example of the JSON body, where the operation takes one. */
  readonly example: Json | undefined;
}

interface Document {
  readonly components?: { readonly schemas?: object };
  readonly paths: object;
}

/** Every operation of the running API, as its own document describes it. */
export function operationsOf(api: TestApi): Operation[] {
  return operationsIn(apiDocument(api.app));
}

export function operationsIn(document: Document): Operation[] {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  const named = (schema: Schema | undefined): Schema | undefined =>
    schema?.$ref === undefined ? schema : schemas[schema.$ref.split('/').at(-1)!];
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(
      methods as Record<
        string,
        {
          operationId: string;
          parameters?: Parameter[];
          requestBody?: { content: Record<string, { schema: Schema }> };
        }
      >,
    ).map(([method, { operationId, parameters, requestBody }]) => ({
      name: operationId,
      method: method.toUpperCase(),
      path,
      parameters: parameters ?? [],
      example:
        requestBody === undefined
          ? undefined
          : named(requestBody.content['application/json']?.schema)?.example,
    })),
  );
}

/** The path with an id that no row has in every place. */
export const withUnknownIds = (path: string) =>
  path.replaceAll(/\{\w+\}/g, '01900000-0000-7000-8000-000000000000');

/** Every scalar in a JSON value, as the path to it. */
export function scalarPaths(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (Array.isArray(value)) return value.flatMap((inner, index) => scalarPaths(inner, [...path, index]));
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([key, inner]) => scalarPaths(inner, [...path, key]));
  return [path];
}

/** The JSON text of `value` with the raw text `put` at `path`; raw, so that 1e400 can be written. */
export function jsonWith(value: Json, path: (string | number)[], put: string): string {
  const copy = structuredClone(value);
  const marker = '\u0001put\u0001';
  let parent = copy as Record<string | number, Json>;
  for (const step of path.slice(0, -1)) parent = parent[step] as Record<string | number, Json>;
  parent[path.at(-1)!] = marker;
  return JSON.stringify(copy).replace(JSON.stringify(marker), () => put);
}
