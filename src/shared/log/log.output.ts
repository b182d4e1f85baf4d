import { type DestinationStream, pino } from 'pino';

/** From so many characters on it is written before the turn ends. */
const ENOUGH = 8_192;

/**
 * Standard output. What is said in one turn of the event loop is written at its end, in one piece: under load the
 * write costs more than the line. A process that ends by itself says all of it.
 */
export function outputByTurns(): DestinationStream {
  const output = pino.destination({ sync: true, minLength: ENOUGH });
  let isDue = false;
  process.once('exit', () => output.flushSync());
  const flush = (): void => {
    isDue = false;
    output.flush();
  };
  return {
    write(line) {
      output.write(line);
      if (isDue) return;
      isDue = true;
      setImmediate(flush);
    },
  };
}
