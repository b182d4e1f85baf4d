// @ts-check
import { findProgram, isExecutable } from './command.mjs';
import { aptCandidate, aptInstall, aptPrefix, aptUpdate, brewInstall } from './install.mjs';
import { findBrew } from './places.mjs';
import { PlainError } from './plain-error.mjs';

/** Debian's build without windows first: it opens a page in a third of the time and of the processor. */
const DEBIAN_NAMES = ['chromium-headless-shell', 'chromium'];
const NAMES = [...DEBIAN_NAMES, 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_APPS = ['Chromium', 'Google Chrome'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);
/** Letters for the Korean on our pages. */
const DEBIAN_FONTS = 'fonts-nanum';

/**
 * Finds a Chromium for the browser tests, or installs one where that needs no password.
 * @param {NodeJS.ProcessEnv} env
 * @param {(label: string) => void} say
 * @returns {Promise<string>} its path
 * @throws {PlainError}
 */
export async function bringChromium(env, say) {
  const found = findChromium(env);
  if (found !== undefined) return found;
  const prefix = await aptPrefix(env, process.getuid?.() ?? -1);
  const brew = process.platform === 'darwin' ? findBrew(env) : undefined;
  if (prefix !== undefined) {
    say('Installing Chromium (apt-get update)');
    await aptUpdate(prefix);
    for (const name of DEBIAN_NAMES) {
      if ((await aptCandidate(name)) === undefined) continue;
      say(`Installing Chromium (apt-get install ${name} ${DEBIAN_FONTS})`);
      await aptInstall(prefix, [name, DEBIAN_FONTS]);
      break;
    }
  } else if (brew !== undefined) {
    say('Installing Chromium (brew install --cask chromium)');
    await brewInstall(brew, ['install', '--cask', 'chromium']);
  }
  const installed = findChromium(env);
  if (installed !== undefined) return installed;
  throw new PlainError(
    'No Chromium was found for the browser tests: install Chromium or Google Chrome, or name its program in CHROMIUM_PATH, and run this again.',
  );
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} [apps] searched after the PATH
 * @returns {string | undefined}
 */
export function findChromium(env, apps = MAC_APPS) {
  const named = env['CHROMIUM_PATH'];
  if (named) {
    if (isExecutable(named)) return named;
    throw new PlainError(
      `CHROMIUM_PATH=${named} is not a program: correct it, or remove it to have one found.`,
    );
  }
  for (const name of NAMES) {
    const path = findProgram(name, env);
    if (path !== undefined) return path;
  }
  return apps.find(isExecutable);
}
