import { type Asked, type Cost, costOf, PERSONAL } from './pages.js';

export interface Trained {
  /** Of pages asked for one after the other while it was trained, each by somebody who had just done something. */
  readonly during: readonly Cost[];
  readonly seconds: number;
  /** Of those: reading what people did, and the bare linear algebra. */
  readonly ofReading: number;
  readonly ofAlgebra: number;
  /** The most that the whole process held. */
  readonly peakMemoryMb: number;
}

type Told = Omit<Trained, 'during'>;

const LONGEST_MS = 30 * 60_000;
const TRAINED = '"msg":"recommendation model trained"';

/** Asks for pages until the API has trained its first model, and says what that cost those who asked. */
export async function trainingOf(asked: Asked): Promise<Trained> {
  const { api } = asked;
  const line = () => api.lines.find((one) => one.includes(TRAINED));
  const deadline = performance.now() + LONGEST_MS;
  const during: Cost[] = [];
  while (line() === undefined) {
    if (performance.now() > deadline) throw new Error('No model was trained in half an hour');
    during.push(await costOf({ asked, path: PERSONAL, acting: true }));
  }
  return { during, ...(JSON.parse(line() as string) as Told) };
}
