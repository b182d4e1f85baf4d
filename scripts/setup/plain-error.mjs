// @ts-check

/**
 * Something a person has to put right. Its message is one sentence that says what to do, and it is
 * printed without a stack.
 */
export class PlainError extends Error {}

/**
 * Runs a command's main function and turns what it throws into an exit code.
 * @param {() => Promise<number>} main gives the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(error instanceof PlainError ? `\n${error.message}\n` : `\n${describe(error)}\n`);
    process.exitCode = 1;
  }
}

/** @param {unknown} error */
function describe(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
