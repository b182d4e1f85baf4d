import type { DataSourceOptions } from 'typeorm';

/** How every process of ours talks to MariaDB. */
export function dataSourceOptions(url: string, poolSize: number): DataSourceOptions {
  return {
    type: 'mariadb',
    url,
    charset: 'utf8mb4',
    timezone: 'Z',
    dateStrings: ['DATE'],
    poolSize,
    connectTimeout: 3_000,
    // What failed is told with the stack of who asked for it anyway; another, taken at every statement, costs a lot.
    extra: { queueLimit: poolSize * 20, enableKeepAlive: true, trace: false },
    synchronize: false,
    migrationsTransactionMode: 'none',
    migrationsTableName: 'shared_migration',
    logging: false,
  };
}
