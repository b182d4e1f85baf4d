import { DataSource, type Logger } from 'typeorm';
import { requestContext } from '../../src/shared/http/request-context.js';
import type { TestApi } from './api.js';

export interface Heard {
  readonly statements: string[];
  readonly errors: string[];
}

/**
 * Every statement that requests make the application send while `work` runs, and those that the database
 * refused. What runs by itself beside them, such as the sweeper of photos, is not counted.
 */
export async function statementsOf(api: TestApi, work: () => Promise<unknown>): Promise<Heard> {
  const source = api.app.get(DataSource);
  const heard: Heard = { statements: [], errors: [] };
  const before = source.logger;
  const silent = () => undefined;
  const listener: Logger = {
    logQuery: (query) => void (requestContext.current() && heard.statements.push(query)),
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
