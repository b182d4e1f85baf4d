// @ts-check
/**
 * `npm run import -- FILE [--apply]`: imports a file into the data of this checkout's `npm start`, whether
 * or not that is running.
 */
import { runOnLocalData } from './start/on-local-data.mjs';

await runOnLocalData('import');
