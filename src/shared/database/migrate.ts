import type { DataSource } from 'typeorm';

const LOCK_SECONDS = 60;

/**
 * Brings the schema up to date and answers the names of what it applied. Instances that boot at the
 * same time wait for each other, so each migration runs once.
 */
export async function migrate(source: DataSource): Promise<string[]> {
  const runner = source.createQueryRunner();
  try {
    const [row] = (await runner.query(`SELECT GET_LOCK(CONCAT(DATABASE(), '.migrate'), ${LOCK_SECONDS}) AS held`)) as { held: unknown }[];
    if (Number(row?.held) !== 1) throw new Error(`Another process has been migrating for over ${LOCK_SECONDS} seconds`);
    const applied = await source.runMigrations();
    return applied.map(({ name }) => name);
  } finally {
    await runner.release();
  }
}
