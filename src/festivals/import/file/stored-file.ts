import { type FileHandle, open, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { newId } from '../../../shared/ids.js';

const CHUNK_BYTES = 64 * 1024;

/** A file on disk that is read from its beginning as often as needed, and never held in memory. */
export class StoredFile {
  private constructor(
    private readonly handle: FileHandle,
    readonly byteSize: number,
  ) {}

  /** Keeps an upload under no name: it goes when it is closed, or with the process. */
  static async receive(stream: Readable): Promise<StoredFile> {
    const path = join(tmpdir(), `fasteval-import-${process.pid}-${newId()}`);
    const handle = await open(path, 'wx+', 0o600);
    try {
      await unlink(path);
      await writeFile(handle, stream);
      return new StoredFile(handle, (await handle.stat()).size);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** @throws NodeJS.ErrnoException where it cannot be read */
  static async open(path: string): Promise<StoredFile> {
    const handle = await open(path, 'r');
    try {
      // Folders can be opened, but not read.
      await handle.read(Buffer.alloc(1), 0, 1, 0);
      return new StoredFile(handle, (await handle.stat()).size);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  async *chunks(): AsyncGenerator<Buffer> {
    for (let position = 0; ;) {
      const { bytesRead, buffer } = await this.handle.read(
        Buffer.allocUnsafe(CHUNK_BYTES),
        0,
        CHUNK_BYTES,
        position,
      );
      if (bytesRead === 0) return;
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  async close(): Promise<void> {
    await this.handle.close();
  }
}
