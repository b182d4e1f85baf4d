/** Why nothing came of an outbound request. */
export type OutboundReason =
  | 'not-an-address'
  | 'scheme'
  | 'credentials'
  | 'port'
  | 'private-address'
  | 'unknown-host'
  | 'too-many-redirects'
  | 'content-type'
  | 'content-encoding'
  | 'too-large'
  | 'timeout'
  | 'unreachable';

/** The request was not made, or its answer not taken. Its message names no address: those can hold keys. */
export class OutboundRefusal extends Error {
  constructor(
    readonly reason: OutboundReason,
    options?: ErrorOptions,
  ) {
    super(`outbound request refused: ${reason}`, options);
  }
}
