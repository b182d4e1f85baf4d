/** Bundles each function to one file, beside sharp for the one that needs it: npm brings its native part for each platform. */
import { build } from 'esbuild';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';

const { outputFiles } = await build({
  entryPoints: ['src/handler.ts', 'src/finisher.ts'],
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minify: true,
  keepNames: true,
  // ExifReader asks for the latter only to read XMP, which we never let it, and does without.
  external: ['sharp', '@xmldom/xmldom'],
  legalComments: 'none',
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});

await mkdir('dist', { recursive: true });
for (const { path, contents } of outputFiles) {
  // In one step, so that a running host never loads half of it.
  const temporary = `dist/.${basename(path)}.${process.pid}.tmp`;
  await writeFile(temporary, contents);
  await rename(temporary, path);
}
