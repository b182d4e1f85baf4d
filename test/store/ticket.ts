import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { createHash } from 'node:crypto';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface Ticket {
  url: string;
  headers: Record<string, string>;
}

export interface TicketOptions {
  client: S3Client;
  bucket: string;
  key: string;
  body: Promised;
  contentType?: string;
  signedAt?: Date;
}

/** What a ticket says of a body: the body itself, or its length and the SHA-256 it should have. */
type Promised = Buffer | { length: number; sha256: string };

export const ticketSeconds = 300;

export const sha256Base64 = (body: Buffer): string => createHash('sha256').update(body).digest('base64');

/** A presigned PUT for one body, the way the API gives them out. */
export async function ticketFor(options: TicketOptions): Promise<Ticket> {
  const { client, bucket, key, body, contentType = 'image/jpeg', signedAt } = options;
  const checksum = Buffer.isBuffer(body) ? sha256Base64(body) : body.sha256;
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    ContentType: contentType,
    ContentLength: body.length,
    ChecksumSHA256: checksum,
    IfNoneMatch: '*',
  });
  const url = await getSignedUrl(client, command, {
    expiresIn: ticketSeconds,
    signableHeaders: new Set(['content-type', 'content-length', 'x-amz-checksum-sha256', 'if-none-match']),
    unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
    ...(signedAt ? { signingDate: signedAt } : {}),
  });
  return {
    url,
    headers: {
      'content-type': contentType,
      'content-length': String(body.length),
      'x-amz-checksum-sha256': checksum,
      'if-none-match': '*',
    },
  };
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** `<Code>` of S3's XML, if there is one. */
  code: string | undefined;
}

export interface Sent {
  url: string;
  method?: string;
  headers?: Record<string, string>;
  body?: Buffer | Iterable<Buffer>;
}

/** One request exactly as written: any path, any header, any length beside any body. */
export function send({ url, method = 'PUT', headers = {}, body }: Sent): Promise<Answer> {
  const { protocol, hostname, port } = new URL(url);
  const path = url.slice(url.indexOf('/', protocol.length + 2));
  const open = protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    // Node states no length for a DELETE, and its body would be read as the next request.
    const length: Record<string, string> =
      Buffer.isBuffer(body) && !('transfer-encoding' in headers)
        ? { 'content-length': String(body.length) }
        : {};
    const request = open(
      { hostname, port, path, method, headers: { ...length, ...headers }, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const whole = Buffer.concat(chunks);
          const code = /<Code>(\w+)<\/Code>/.exec(whole.toString())?.[1];
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: whole, code });
          request.destroy();
        });
      },
    );
    // After an answer the other side may hang up on a body it will not read.
    request.on('error', reject);
    if (body && !Buffer.isBuffer(body)) void writeAll(request, body);
    else request.end(body);
  });
}

async function writeAll(request: ReturnType<typeof httpRequest>, chunks: Iterable<Buffer>): Promise<void> {
  for (const chunk of chunks) {
    if (request.destroyed) return;
    if (!request.write(chunk))
      await new Promise((resolve) => request.once('drain', resolve).once('close', resolve));
  }
  request.end();
}
