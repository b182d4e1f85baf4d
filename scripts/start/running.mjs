// @ts-check
import { setTimeout as delay } from 'node:timers/promises';
import { endCommands } from '../setup/command.mjs';
import { Service } from '../setup/service.mjs';

const LOG_CHECK_MS = 60_000;

/** What is running and has to be stopped, the youngest first. */
export class Running {
  /** @type {(() => Promise<void>)[]} */
  #stops = [];
  /** @type {Service[]} */
  #services = [];
  #stopped = false;
  #around;
  #timer = setInterval(() => this.#services.forEach((service) => service.boundLog()), LOG_CHECK_MS);

  /** @param {import('../setup/service.mjs').Surroundings} around */
  constructor(around) {
    this.#around = around;
    process.once('exit', () => this.kill());
  }

  /**
   * Starts a service and waits until it is ready.
   * @param {import('../setup/service.mjs').ServiceDefinition} definition
   */
  async start(definition) {
    if (this.#stopped) throw new Error('Interrupted');
    const service = new Service(definition, this.#around);
    this.#services.push(service);
    this.onStop(() => service.stop());
    await service.start();
  }

  get hasStarted() {
    return this.#stops.length > 0;
  }

  /** @param {() => Promise<void>} stop */
  onStop(stop) {
    this.#stops.push(stop);
  }

  /**
   * Stops what was started, in the opposite order, and the commands that run.
   * @param {Promise<unknown>} starting the work that starts things, perhaps still under way
   */
  async stop(starting) {
    this.#stopped = true;
    clearInterval(this.#timer);
    let settled = false;
    const settle = () => (settled = true);
    starting.then(settle, settle);
    do {
      await endCommands();
      for (let stop = this.#stops.pop(); stop !== undefined; stop = this.#stops.pop()) await stop();
      await delay(20);
    } while (!settled || this.#stops.length > 0);
  }

  /** Kills every service at once. */
  kill() {
    for (const service of this.#services) service.kill();
  }
}
