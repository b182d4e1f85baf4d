import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import type { Answer, TestApi } from './api.js';
import { until } from './until.js';

type Asking = Pick<TestApi, 'get' | 'post'>;
type Owner = { readonly token: string };
type Purpose = 'review' | 'festival' | 'avatar';

export interface Ticket {
  readonly url: string;
  readonly headers: Record<string, string>;
}

export interface OfferedFile {
  readonly contentType: string;
  readonly byteSize: number;
  readonly sha256: string;
  readonly purpose: Purpose;
}

let count = 0;

/** A picture that no other call makes, as its encoder. */
export function picture(width = 400, height = 300): Sharp {
  count += 1;
  const hue = (count * 47) % 256;
  const drawing = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
      <rect width="100%" height="100%" fill="rgb(${hue},${255 - hue},${(process.pid + count) % 256})"/>
      <circle cx="40%" cy="45%" r="30%" fill="rgb(${(count >> 8) % 256},90,${hue})"/>
    </svg>`,
  );
  return sharp(drawing);
}

export function jpegBytes(width?: number, height?: number): Promise<Buffer> {
  return picture(width, height).jpeg().toBuffer();
}

/** What a client says of its file to get a ticket. */
export function offerOf(bytes: Buffer, purpose: Purpose = 'review', contentType = 'image/jpeg'): OfferedFile {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { contentType, byteSize: bytes.length, sha256, purpose };
}

/** Sends the bytes to the store as the ticket says; answers the store's status. */
export async function sendTo({ url, headers }: Ticket, bytes: Buffer): Promise<number> {
  const answer = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) });
  await answer.arrayBuffer();
  return answer.status;
}

/** Offers the bytes and uploads them; answers the photo's id. */
export async function uploaded(
  api: Asking,
  { token }: Owner,
  bytes: Buffer,
  purpose?: Purpose,
): Promise<string> {
  const answer = await api.post('/v1/media/uploads', { files: [offerOf(bytes, purpose)] }, { token });
  if (answer.status !== 201) throw new Error(`No ticket: ${answer.text}`);
  const [{ id, upload }] = answer.body.items as [{ id: string; upload: Ticket }];
  const status = await sendTo(upload, bytes);
  if (status !== 200) throw new Error(`The store answered ${status}`);
  return id;
}

/** Asks for the photo until it is in the end state it will stay in. */
export async function settled(api: Asking, { token }: Owner, id: string): Promise<Answer> {
  return until(async () => {
    const answer = await api.get(`/v1/media/${id}`, { token });
    if (answer.status !== 200) throw new Error(`The photo cannot be read: ${answer.text}`);
    return !['awaiting', 'processing'].includes(answer.body.status) && answer;
  });
}

/** A photo of this person that went the whole way: ticket, store, photo function, and is ready. */
export async function aPhoto(
  api: Asking,
  owner: Owner,
  { purpose }: { purpose?: Purpose } = {},
): Promise<string> {
  const id = await uploaded(api, owner, await jpegBytes(), purpose);
  const photo = await settled(api, owner, id);
  if (photo.body.status !== 'ready') throw new Error(`The photo ended as ${photo.text}`);
  return id;
}
