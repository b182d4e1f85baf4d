/** Puts the bundles, and sharp for Lambda's machines, into `dist/package` and `dist/finisher-package`: `npm run package -w lambda [-- x64]`. */
import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';

const cpu = process.argv[2] ?? 'arm64';
const target = 'dist/package';
const finisherTarget = 'dist/finisher-package';
const { dependencies } = JSON.parse(await readFile('package.json', 'utf8'));

for (const folder of [target, finisherTarget]) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}
await copyFile('dist/finisher.mjs', `${finisherTarget}/finisher.mjs`);
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
