import { DataSource, type Logger } from 'typeorm';
import { Database } from '../../src/shared/database/database.js';
import { requestContext } from '../../src/shared/http/request-context.js';
import type { TestApi } from './api.js';

export interface Heard {
  readonly statements: string[];
  readonly errors: string[];
}

/** A SELECT as it was sent, with its values. */
export interface BoundStatement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** What {@link statementsOf} hears of reading, each ready to be explained. */
export async function boundStatementsOf(
  api: TestApi,
  work: () => Promise<unknown>,
): Promise<BoundStatement[]> {
  return (await heardOf(api, work)).bound.filter(({ sql }) => /^\s*(SELECT|WITH)/i.test(sql));
}

/** Every step of their plans that sorts in a file or goes through a whole table of more than a few rows. */
export async function slowStepsOf(api: TestApi, statements: readonly BoundStatement[]): Promise<object[]> {
  const slow: object[] = [];
  for (const { sql, values } of statements) {
    const plan = await api.app
      .get(Database)
      .rows<{ type: string; Extra: string; rows: unknown }>(`EXPLAIN ${sql}`, values);
    for (const step of plan) {
      const isWhole = ['ALL', 'index'].includes(step.type) && Number(step.rows) > 100;
      if (isWhole || step.Extra.includes('filesort')) slow.push({ sql, ...step });
    }
  }
  return slow;
}

/**
 * Every statement that requests make the application send while `work` runs, and those that the database
 * refused. What runs by itself beside them, such as the sweeper of photos, is not counted.
 */
export async function statementsOf(api: TestApi, work: () => Promise<unknown>): Promise<Heard> {
  const { bound, errors } = await heardOf(api, work);
  return { statements: bound.map(({ sql }) => sql), errors };
}

async function heardOf(
  api: TestApi,
  work: () => Promise<unknown>,
): Promise<{ bound: BoundStatement[]; errors: string[] }> {
  const source = api.app.get(DataSource);
  const heard: { bound: BoundStatement[]; errors: string[] } = { bound: [], errors: [] };
  const before = source.logger;
  const silent = () => undefined;
  const listener: Logger = {
    logQuery: (sql, values = []) =>
      void (
        requestContext.current() && heard.bound.push({ sql, values: Array.isArray(values) ? values : [] })
      ),
    logQueryError: (error) => void (requestContext.current() && heard.errors.push(String(error))),
    logQuerySlow: silent,
    logSchemaBuild: silent,
    logMigration: silent,
    log: silent,
  };
  source.logger = listener;
  try {
    await work();
  } finally {
    source.logger = before;
  }
  return heard;
}
