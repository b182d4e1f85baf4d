import type { FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';

/** Where a request comes from, as far as the server may believe it. */
export interface Origin {
  /** An IPv4 address, or the /64 of an IPv6 one: what one household is given, and nobody can change at will. */
  readonly network: string;
  /** As the client names itself; empty where it does not. */
  readonly userAgent: string;
}

const USER_AGENT_LENGTH = 256;
const IPV6_NETWORK_BITS = 64;

export function originOf(request: FastifyRequest): Origin {
  return {
    network: networkOf(request.ip),
    userAgent: (request.headers['user-agent'] ?? '').slice(0, USER_AGENT_LENGTH),
  };
}

const MOST_KNOWN = 1_000;
const known = new Map<string, string>();

/** Of addresses that asked before it is known. */
export function networkOf(address: string): string {
  const before = known.get(address);
  if (before !== undefined) return before;
  const network = readNetwork(address);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(address, network);
  return network;
}

function readNetwork(address: string): string {
  const parsed = ipaddr.process(address.split('%', 1)[0] as string);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${IPV6_NETWORK_BITS}`).toString()}/${IPV6_NETWORK_BITS}`;
}
