import { Injectable } from '@nestjs/common';

/** A legal code for what somebody calls a region; undefined where no single one is meant. */
type FindRegion = (text: string) => string | undefined;

/** The names of regions, lent by the module that knows them: which editor is bound to which is decided here. */
@Injectable()
export class RegionNames {
  private find: FindRegion = () => undefined;

  lend(find: FindRegion): void {
    this.find = find;
  }

  codeOf(text: string): string | undefined {
    return this.find(text);
  }
}
