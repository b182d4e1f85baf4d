import type { DataSourceOptions } from 'typeorm';
import { staysHere } from '../config/encryption.rules.js';

/** How every process of ours talks to MariaDB: by TLS and with its certificate checked, unless it is beside us. */
export function dataSourceOptions(url: string, poolSize: number): DataSourceOptions {
  return {
    type: 'mariadb',
    url,
    ...(staysHere(url) ? {} : { ssl: { minVersion: 'TLSv1.2', rejectUnauthorized: true } }),
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
