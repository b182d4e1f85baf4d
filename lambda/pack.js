/** Puts the bundle and sharp for Lambda's machines into `dist/package`: `npm run package -w lambda [-- x64]`. */
import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';

const cpu = process.argv[2] ?? 'arm64';
const target = 'dist/package';
const { dependencies } = JSON.parse(await readFile('package.json', 'utf8'));

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
await copyFile('dist/handler.mjs', `${target}/handler.mjs`);
await writeFile(
  `${target}/package.json`,
  JSON.stringify({ private: true, dependencies: { sharp: dependencies.sharp } }),
);
execFileSync(
  'npm',
  [
    'install',
    '--os=linux',
    `--cpu=${cpu}`,
    '--libc=glibc',
    '--no-workspaces',
    '--no-package-lock',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ],
  { cwd: target, stdio: ['ignore', 'ignore', 'inherit'] },
);
