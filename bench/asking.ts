import { Agent, get } from 'node:http';

/** One client that asks one thing after the other on a kept connection, as a browser does, and unpacks nothing. */
export class Asking {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  /** Milliseconds until the answer was there. */
  async took(url: string): Promise<number> {
    const startedAt = performance.now();
    await this.read(url);
    return performance.now() - startedAt;
  }

  end(): void {
    this.agent.destroy();
  }

  private read(url: string): Promise<void> {
    return new Promise((resolve, reject) => {
      get(
        encodeURI(url),
        { agent: this.agent, headers: { 'accept-encoding': 'gzip, deflate' } },
        (answer) => {
          if (answer.statusCode !== 200) reject(new Error(`${url} is answered ${answer.statusCode}`));
          answer.resume().on('end', resolve);
        },
      ).on('error', reject);
    });
  }
}
