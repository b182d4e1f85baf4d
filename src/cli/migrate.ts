import { migrate } from '../migrations/migrate.js';
import { loadConfig } from '../shared/config/config.js';

const applied = await migrate(loadConfig(process.env).database.url);
process.stdout.write(
  applied.length === 0 ? 'The schema is up to date.\n' : `Applied ${applied.join(', ')}.\n`,
);
