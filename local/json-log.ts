export type Log = (event: string, fields?: Record<string, unknown>) => void;

/** One JSON line an event, on stderr: stdout is for the line that says the process is ready. */
export const log: Log = (event, fields = {}) => {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), event, ...fields })}\n`);
};
