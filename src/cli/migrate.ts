import { DataSource } from 'typeorm';
import { loadConfig } from '../shared/config/config.js';
import { migrate } from '../shared/database/migrate.js';
import { dataSourceOptions } from '../shared/database/data-source.options.js';

const source = await new DataSource(dataSourceOptions(loadConfig(process.env).database.url, 2)).initialize();
const applied = await migrate(source);
process.stdout.write(applied.length === 0 ? 'The schema is up to date.\n' : `Applied ${applied.join(', ')}.\n`);
await source.destroy();
