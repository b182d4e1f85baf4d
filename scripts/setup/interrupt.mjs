// @ts-check

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const IMPATIENT_MS = 2000;
const PARENT_CHECK_MS = 500;

/**
 * Resolves when we are asked to stop: by a signal, or because the npm that runs us is gone. A terminal's
 * Ctrl-C reaches us twice, from it and from npm; only one that comes later counts as impatience.
 * @param {() => void} onImpatient called when we are asked once more while stopping
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<string>} what asked
 */
export function untilInterrupted(onImpatient, env = process.env) {
  return new Promise((resolve) => {
    let askedAt = 0;
    const ask = (/** @type {string} */ by) => {
      if (askedAt === 0) {
        askedAt = Date.now();
        resolve(by);
      } else if (Date.now() - askedAt > IMPATIENT_MS) {
        onImpatient();
      }
    };
    for (const signal of SIGNALS) process.on(signal, () => ask(signal));
    if (env['npm_lifecycle_event'] === undefined) return;
    const parent = process.ppid;
    const timer = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(timer);
      ask('the end of npm');
    }, PARENT_CHECK_MS);
    timer.unref();
  });
}
