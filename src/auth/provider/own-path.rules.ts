const SOMEWHERE = 'https://own.invalid';

/**
 * Whether an address is a path of our own: browsers read a second slash, or a backslash, as another host, and leave
 * out tabs and line feeds before they look.
 */
export function isOwnPath(path: string): boolean {
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) || !URL.canParse(path, SOMEWHERE)) return false;
  const { origin, pathname } = new URL(path, SOMEWHERE);
  // `/.//host` becomes `//host` where somebody takes the dot away.
  return origin === SOMEWHERE && !pathname.startsWith('//');
}
