import { isIPv6, type LookupFunction } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { Agent, type Dispatcher, request } from 'undici';
import { CONFIG, type Config } from '../config/config.js';
import { NameResolver } from './name-resolver.js';
import { OutboundRefusal } from './outbound.refusal.js';
import { isPrivateHost, isPublicAddress, targetOf } from './outbound.target.rules.js';

export interface OutboundRequest {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly schemes: readonly ('http:' | 'https:')[];
  /** For the whole exchange, looking up names and following redirects included. */
  readonly timeoutMs: number;
  /** Zero: the answer's body is left unread, however long it is. */
  readonly maxBytes: number;
  /** Zero: a redirect is the answer. */
  readonly maxRedirects: number;
  /** What a successful answer may be, without parameters; anything where this is absent. */
  readonly contentTypes?: readonly string[];
}

export interface OutboundAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * The one way out of this process to addresses that other people name. It looks names up itself and
 * connects to the very addresses it has checked, so that a name cannot stand for another machine between
 * the check and the connection; every redirect is checked like the first address. It follows no proxy of
 * the environment, which would look names up again.
 */
@Injectable()
export class OutboundClient {
  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'outbound' | 'publicUrl'>,
    private readonly resolver: NameResolver,
  ) {}

  /** @throws OutboundRefusal */
  async send(address: string, asked: OutboundRequest): Promise<OutboundAnswer> {
    const deadline = AbortSignal.timeout(asked.timeoutMs);
    try {
      return await this.follow(address, asked, deadline);
    } catch (error) {
      if (error instanceof OutboundRefusal) throw error;
      throw new OutboundRefusal(deadline.aborted ? 'timeout' : 'unreachable', { cause: error });
    }
  }

  private async follow(
    address: string,
    asked: OutboundRequest,
    deadline: AbortSignal,
  ): Promise<OutboundAnswer> {
    let url = targetOf(address, asked.schemes, this.config.outbound);
    for (let hops = 0; ; hops += 1) {
      const answer = await this.exchange(url, asked, deadline);
      const location = answer.headers['location'];
      if (asked.maxRedirects === 0 || !REDIRECTS.has(answer.status) || location === undefined) return answer;
      if (hops === asked.maxRedirects) throw new OutboundRefusal('too-many-redirects');
      if (!URL.canParse(location, url.href)) throw new OutboundRefusal('not-an-address');
      url = targetOf(new URL(location, url).href, asked.schemes, this.config.outbound);
    }
  }

  private async exchange(url: URL, asked: OutboundRequest, deadline: AbortSignal): Promise<OutboundAnswer> {
    const agent = new Agent({ connect: { lookup: this.checkedLookup(url) } });
    try {
      const answer = await request(url, {
        dispatcher: agent,
        method: asked.method,
        headers: {
          'user-agent': `Fasteval (+${this.config.publicUrl})`,
          'accept-encoding': 'identity',
          ...asked.headers,
        },
        body: asked.body ?? null,
        signal: deadline,
      });
      const headers = headersOf(answer);
      const isSuccess = answer.statusCode >= 200 && answer.statusCode < 300;
      if (isSuccess) checkKind(headers, asked);
      const isRead = asked.maxBytes > 0 && !REDIRECTS.has(answer.statusCode);
      return {
        status: answer.statusCode,
        headers,
        body: isRead ? await bodyOf(answer, headers, asked.maxBytes) : Buffer.alloc(0),
      };
    } finally {
      // Whatever of the answer was not read is not waited for.
      await agent.destroy();
    }
  }

  /** What the socket connects to is what this has answered, and it answers only what it has checked. */
  private checkedLookup(url: URL): LookupFunction {
    return (host, options, done) => {
      this.addressesFor(host, url).then(
        (addresses) => {
          const found = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
          if (options.all === true) done(null, found);
          else done(null, found[0]?.address ?? '', found[0]?.family);
        },
        (error: unknown) => done(error as Error, ''),
      );
    };
  }

  private async addressesFor(host: string, url: URL): Promise<string[]> {
    const addresses = await this.resolver.addressesOf(host).catch((error: unknown) => {
      throw new OutboundRefusal('unknown-host', { cause: error });
    });
    if (addresses.length === 0) throw new OutboundRefusal('unknown-host');
    // One private address among public ones is how a name is made to stand for two machines.
    if (!isPrivateHost(url, this.config.outbound) && !addresses.every(isPublicAddress)) {
      throw new OutboundRefusal('private-address');
    }
    return addresses;
  }
}

function headersOf({ headers }: Dispatcher.ResponseData): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

function checkKind(headers: Record<string, string>, { contentTypes, maxBytes }: OutboundRequest): void {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (contentTypes !== undefined && !contentTypes.includes(type)) throw new OutboundRefusal('content-type');
  const encoding = headers['content-encoding'] ?? 'identity';
  // Unpacked it could be any size; it was asked for as it is.
  if (maxBytes > 0 && encoding !== 'identity') throw new OutboundRefusal('content-encoding');
}

async function bodyOf(
  { body }: Dispatcher.ResponseData,
  headers: Record<string, string>,
  maxBytes: number,
): Promise<Buffer> {
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw new OutboundRefusal('too-large');
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > maxBytes) throw new OutboundRefusal('too-large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
