// @ts-check
/** `npm run audit:verify`: reads the audit log of this checkout's `npm start` and says whether it is whole. */
import { runOnLocalData } from './start/on-local-data.mjs';

await runOnLocalData('audit-verify');
