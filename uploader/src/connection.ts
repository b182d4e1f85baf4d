/**
 * Waits for so long, or until the connection is back; while the browser knows of none, until then only.
 * Ends early, and without an error, when the signal is aborted.
 */
export function untilWorthATry(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = navigator.onLine ? setTimeout(done, ms) : undefined;
    function done(): void {
      clearTimeout(timer);
      removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    }
    if (signal.aborted) return done();
    addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}
