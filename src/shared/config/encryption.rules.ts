const THIS_MACHINE = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether what is said to the host never leaves the machine: it is the machine itself, or a container beside us,
 * whose name has no dot.
 * @param url of any scheme
 */
export function staysHere(url: string): boolean {
  const { hostname } = new URL(url);
  return THIS_MACHINE.test(hostname) || !/[.:]/.test(hostname);
}

/** Whether anybody on the way could read what is sent to this address over HTTP. */
export function isReadOnTheWay(url: string): boolean {
  return url.startsWith('http:') && !staysHere(url);
}
