/** Bundles the function: one file and sharp, whose native part npm brings for each platform. */
import { build } from 'esbuild';
import { mkdir, rename, writeFile } from 'node:fs/promises';

const { outputFiles } = await build({
  entryPoints: ['src/handler.ts'],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minify: true,
  keepNames: true,
  external: ['sharp'],
  legalComments: 'none',
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});

// In one step, so that a running host never loads half of it.
await mkdir('dist', { recursive: true });
await writeFile(`dist/.handler.${process.pid}.tmp`, outputFiles[0].contents);
await rename(`dist/.handler.${process.pid}.tmp`, 'dist/handler.mjs');
