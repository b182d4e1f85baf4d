import type { MigrationInterface } from 'typeorm';
import { Auth1700000000001 } from './0001-auth.migration.js';

/** Every schema change, oldest first. Forward only: a mistake is mended by the next one. */
export const migrations: (new () => MigrationInterface)[] = [Auth1700000000001];
