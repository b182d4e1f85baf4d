import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../shared/database/data-source.options.js';
import { migrations } from './index.js';

const LOCK_SECONDS = 60;

/**
 * Brings the schema at `url` up to date and answers the names of what it applied. Instances that boot
 * at the same time wait for each other, so each migration runs once.
 */
export async function migrate(url: string): Promise<string[]> {
  const source = await new DataSource({ ...dataSourceOptions(url, 2), migrations }).initialize();
  const runner = source.createQueryRunner();
  try {
    const [row] = (await runner.query(
      `SELECT GET_LOCK(CONCAT(DATABASE(), '.migrate'), ${LOCK_SECONDS}) AS held`,
    )) as { held: unknown }[];
    if (Number(row?.held) !== 1)
      throw new Error(`Another process has been migrating for over ${LOCK_SECONDS} seconds`);
    const applied = await source.runMigrations();
    return applied.map(({ name }) => name);
  } finally {
    await runner.release();
    await source.destroy();
  }
}
