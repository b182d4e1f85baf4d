import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { OutboundRefusal } from './outbound.refusal.js';

/** Where requests may go at all. */
export interface OutboundRules {
  readonly ports: readonly number[];
  /** `host:port` of machines of our own that may be asked although they are not public. */
  readonly privateHosts: readonly string[];
}

const DEFAULT_PORTS: Record<string, string> = { 'http:': '80', 'https:': '443' };
const ASSIGNED_IPV6 = ipaddr.parseCIDR('2000::/3');

/**
 * Whether an address is one of the public internet. Only what is known to be so counts: whatever embeds an
 * IPv4 address in an IPv6 one could lead to a private one behind a translator, so none of those does.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(ASSIGNED_IPV6);
}

/**
 * An address that may be asked, as far as it tells by itself; what its name stands for is checked when it
 * is looked up.
 * @throws OutboundRefusal
 */
export function targetOf(text: string, schemes: readonly string[], rules: OutboundRules): URL {
  if (!URL.canParse(text)) throw new OutboundRefusal('not-an-address');
  // The parser writes decimal, octal, hexadecimal and short IPv4 addresses as four decimal numbers.
  const url = new URL(text);
  if (!schemes.includes(url.protocol)) throw new OutboundRefusal('scheme');
  if (url.username !== '' || url.password !== '') throw new OutboundRefusal('credentials');
  if (isPrivateHost(url, rules)) return url;
  if (!rules.ports.includes(portOf(url))) throw new OutboundRefusal('port');
  const host = hostOf(url);
  if (isIP(host) === 0 ? /(?:^|\.)localhost\.?$/.test(host) : !isPublicAddress(host)) {
    throw new OutboundRefusal('private-address');
  }
  return url;
}

/** Whether the operator has named this host and port as one of ours. */
export function isPrivateHost(url: URL, { privateHosts }: OutboundRules): boolean {
  return privateHosts.includes(`${hostOf(url)}:${portOf(url)}`);
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

function portOf(url: URL): number {
  return Number(url.port || DEFAULT_PORTS[url.protocol]);
}
