import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';

/** Says within this process which photo has just changed. Only for speed: who missed it finds it in the row. */
@Injectable()
export class PhotoChanges {
  private readonly emitter = new EventEmitter<{ change: [id: string] }>();

  tell(id: string): void {
    this.emitter.emit('change', id);
  }

  listen(listener: (id: string) => void): void {
    this.emitter.on('change', listener);
  }
}
