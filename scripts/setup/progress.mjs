// @ts-check

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/**
 * @typedef {object} Step
 * @property {string} label what is shown now
 * @property {string} mark shown when it ends well
 * @property {number} startedAt ms
 * @property {number} nextLineAt ms after the start at which a plain line is due
 */

/**
 * Says in one line what each step is doing. On a terminal the running steps share a moving last line;
 * elsewhere a step that takes long says so at 1, 5, 10, 20, 30 … seconds.
 */
export class Progress {
  /** @type {Set<Step>} */
  #running = new Set();
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  #frame = 0;
  #out;
  #live;

  /** @param {NodeJS.WriteStream} [out] */
  constructor(out = process.stdout) {
    this.#out = out;
    this.#live = out.isTTY && process.env['TERM'] !== 'dumb';
  }

  /**
   * Runs the work as one step.
   * @template T
   * @param {string} label what it is doing, such as `Installing packages`
   * @param {(say: (label: string, mark?: string) => void) => Promise<T>} work may change the label, and the mark of its end, by calling its argument
   * @returns {Promise<T>}
   */
  async step(label, work) {
    /** @type {Step} */
    const step = { label, mark: '✔', startedAt: Date.now(), nextLineAt: 1000 };
    this.#running.add(step);
    this.#timer ??= setInterval(() => this.#draw(), this.#live ? 100 : 500);
    this.#draw();
    try {
      const result = await work((text, mark = step.mark) => Object.assign(step, { label: text, mark }));
      this.#finish(step, step.mark);
      return result;
    } catch (error) {
      this.#finish(step, '✘');
      throw error;
    }
  }

  /** Says no more of the steps that run now: they are about to be ended. */
  hush() {
    this.#clear();
    this.#running.clear();
  }

  /** @param {string} line said at once, above the running steps */
  say(line) {
    this.#clear();
    this.#out.write(`${line}\n`);
    this.#draw();
  }

  /** @param {Step} step @param {string} mark */
  #finish(step, mark) {
    if (!this.#running.delete(step)) return;
    if (this.#running.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
    const ms = Date.now() - step.startedAt;
    this.say(`${mark} ${step.label}${ms < 1000 ? '' : ` (${seconds(ms)})`}`);
  }

  #clear() {
    if (this.#live) this.#out.write('\r\x1b[K');
  }

  #draw() {
    const now = Date.now();
    if (!this.#live) {
      for (const step of this.#running) {
        const elapsed = now - step.startedAt;
        if (elapsed < step.nextLineAt) continue;
        this.#out.write(
          elapsed < 5000 ? `… ${step.label}\n` : `… ${step.label}: ${Math.floor(elapsed / 1000)} s\n`,
        );
        step.nextLineAt = elapsed < 5000 ? 5000 : (Math.floor(elapsed / 10_000) + 1) * 10_000;
      }
      return;
    }
    if (this.#running.size === 0) return;
    this.#frame = (this.#frame + 1) % FRAMES.length;
    const texts = [...this.#running].map(
      (step) => `${step.label} ${Math.floor((now - step.startedAt) / 1000)} s`,
    );
    const line = `${FRAMES[this.#frame]} ${texts.join(' · ')}`;
    this.#clear();
    this.#out.write([...line].slice(0, (this.#out.columns || 80) - 1).join(''));
  }
}

/** @param {number} ms @returns {string} such as `0.8 s` or `2 min 5 s` */
export function seconds(ms) {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}
