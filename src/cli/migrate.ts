import { migrate } from '../migrations/migrate.js';
import { limitToData } from '../migrations/run-time-user.js';
import { loadConfig } from '../shared/config/config.js';
import { withSecretFiles } from '../shared/config/secret-files.js';

const { url, migrationUrl } = loadConfig(withSecretFiles(process.env)).database;
const applied = await migrate(migrationUrl ?? url);
process.stdout.write(
  applied.length === 0 ? 'The schema is up to date.\n' : `Applied ${applied.join(', ')}.\n`,
);
if (migrationUrl !== undefined) {
  await limitToData(migrationUrl, url);
  process.stdout.write('The user of DATABASE_URL may read and write the data, and no more.\n');
}
