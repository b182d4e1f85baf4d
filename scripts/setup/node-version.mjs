// @ts-check
import { PlainError } from './plain-error.mjs';

/** The oldest Node.js that the packages run on: `engines.node` of package.json. */
const OLDEST = [20, 19];

/**
 * @param {string} version such as `20.19.0`
 * @param {string} platform such as `linux`
 * @throws {PlainError} when this Node.js or this system cannot run the project
 */
export function requireNode(version = process.versions.node, platform = process.platform) {
  if (platform === 'win32') {
    throw new PlainError(
      'Windows is not supported directly: run this inside WSL, where it works as on Linux.',
    );
  }
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldMajor = 0, oldMinor = 0] = OLDEST;
  if (major < oldMajor || (major === oldMajor && minor < oldMinor)) {
    throw new PlainError(`Node.js ${version} is too old: install Node.js ${OLDEST.join('.')} or newer.`);
  }
}
