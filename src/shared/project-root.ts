import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the checkout (or image), found from this file whether it runs as source or as built output. */
export const projectRoot = ((): string => {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'nest-cli.json'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error('nest-cli.json, which marks the root of the project, is nowhere above');
    folder = parent;
  }
  return folder;
})();
