// @ts-check
import { buildAll } from '../setup/build.mjs';
import { bringChromium } from '../setup/chromium.mjs';
import { testDatabase } from './test-database.mjs';

/**
 * Brings what the stages need and tells them by their environment.
 * @param {{ root: string, needs: Set<import('../stages.mjs').Need>, env: NodeJS.ProcessEnv, given: Record<string, string>,
 *   folder: string, running: import('../start/running.mjs').Running,
 *   progress: import('../setup/progress.mjs').Progress }} parts
 */
export async function prepare({ root, needs, env, given, folder, running, progress }) {
  if (needs.has('chromium')) {
    env['CHROMIUM_PATH'] = await progress.step('Looking for Chromium', async (say) => {
      const path = await bringChromium(given, say);
      say(`Chromium at ${path}`);
      return path;
    });
  }
  if (needs.has('database')) {
    env['TEST_DATABASE_URL'] = await progress.step('Looking for MariaDB', (say) =>
      testDatabase({ root, folder, given, running, say }),
    );
  }
  if (needs.has('builds')) await buildAll(root, progress);
}
