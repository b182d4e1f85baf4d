import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from '../durable-file.js';
import { storedMessageSchema, type StoredMessage } from './message.js';

/** One file a message. */
export class MessageFolder {
  private constructor(private readonly folder: string) {}

  /** @returns the folder and its messages, oldest first */
  static async open(folder: string): Promise<{ files: MessageFolder; messages: StoredMessage[] }> {
    await mkdir(folder, { recursive: true });
    const messages: StoredMessage[] = [];
    for (const name of await readdir(folder)) {
      // Anything else is half of a write that a killed process left.
      if (name.endsWith('.json') && !name.startsWith('.')) {
        messages.push(storedMessageSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8'))));
      } else {
        await rm(join(folder, name), { force: true });
      }
    }
    messages.sort((one, other) => one.sentAt - other.sentAt);
    return { files: new MessageFolder(folder), messages };
  }

  /** Resolves when the message would outlive a power cut. */
  add(message: StoredMessage): Promise<void> {
    return writeDurably(this.pathOf(message), JSON.stringify(message));
  }

  /** Who has the message and since when: losing this in a power cut only gives it out once more. */
  async update(message: StoredMessage): Promise<void> {
    const path = this.pathOf(message);
    await writeFile(`${path}.tmp`, JSON.stringify(message));
    await rename(`${path}.tmp`, path);
  }

  remove(message: StoredMessage): Promise<void> {
    return rm(this.pathOf(message), { force: true });
  }

  private pathOf(message: StoredMessage): string {
    return join(this.folder, `${message.id}.json`);
  }
}
