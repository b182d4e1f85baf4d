// @ts-check

/**
 * Something a person has to put right. Its message says what, in one sentence or in the words of the
 * program that failed, and is printed without a stack.
 */
export class PlainError extends Error {}

/**
 * Runs a command's main function and exits with its code, or with 1 and the message of what it throws.
 * @param {() => Promise<number>} main gives the exit code
 */
export async function runMain(main) {
  let code = 1;
  try {
    code = await main();
  } catch (error) {
    process.stderr.write(`\n${error instanceof PlainError ? error.message : describe(error)}\n`);
  }
  process.exit(code);
}

/** @param {unknown} error */
function describe(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
