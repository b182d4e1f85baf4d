/**
 * What the API, the photo function and the store agree on: keys, limits, the manifest and the hint.
 * The API imports this file and nothing else from here.
 */
// Not `{ z }`: that would bundle zod's forty languages.
import * as z from 'zod';
import { rejectionCodes } from './rejection.js';

export { createdObjects, type CreatedObject } from './created-event.js';
export { hintSeconds, isGenuineHint, signHint, type Hint } from './hint.js';
export { rejections, type RejectionCode } from './rejection.js';

/** Raised when the same original would give other bytes; part of every rendition's key. */
export const pipelineVersion = 1;

export const limits = {
  minBytes: 1,
  maxBytes: 20 * 1024 * 1024,
  maxPixels: 100_000_000,
  /**
   * What a decoder may hold, so that the function stays under 600 MB. It binds where the whole picture is held:
   * an AVIF of over 26 megapixels, a progressive JPEG of over 82 without subsampled colour.
   */
  maxDecodedBytes: 490_000_000,
  maxSidePixels: 30_000,
  maxFrames: 1_000,
  maxProcessingSeconds: 20,
  filesPerCall: 30,
  ticketSeconds: 300,
  pendingPerPerson: 100,
  /** Of all that a person gets tickets for on one day in Korea. */
  bytesPerPersonAndDay: 1024 * 1024 * 1024,
  /** Calls of the function for one message, before it is given up. */
  tries: 3,
} as const;

export const imageFormats = ['jpeg', 'png', 'webp', 'gif', 'avif'] as const;
export type ImageFormat = (typeof imageFormats)[number];

/** What a ticket may declare. The bytes decide in the end. */
export const acceptedContentTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
] as const;
export type AcceptedContentType = (typeof acceptedContentTypes)[number];

/** Pixels, widest first: each level is made from the one before. */
export const renditionWidths = [1920, 1280, 640, 320] as const;
/** Smallest files first. AVIF only where the function is told to: it costs several times the others. */
export const renditionFormats = ['avif', 'webp', 'jpeg'] as const;
export type RenditionFormat = (typeof renditionFormats)[number];
export const renditionContentTypes = { avif: 'image/avif', webp: 'image/webp', jpeg: 'image/jpeg' } as const;
export const renditionCacheControl = 'public, max-age=31536000, immutable';
/** WebP cannot be taller. */
const maxRenditionHeight = 16_383;

export const prefixes = { originals: 'originals/', renditions: 'renditions/', results: 'results/' } as const;

/** Signed into the ticket of an owner who lets us keep the rough place of the photo; its value is `rough`. */
export const keepLocationHeader = 'x-amz-meta-keep-location';

const idPattern = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const sha256Pattern = /^[0-9a-f]{64}$/;
const mediaIdSchema = z.string().regex(new RegExp(`^${idPattern}$`));

export const originalKey = (id: string): string => `${prefixes.originals}${id}`;
export const manifestKey = (id: string): string => `${prefixes.results}${id}.json`;
/** Every rendition of a photo, of any pipeline version, lies under this prefix. */
export const renditionPrefix = (id: string): string => `${prefixes.renditions}${id}/`;

export interface RenditionName {
  id: string;
  /** Lower-case hex of the original's bytes. */
  sha256: string;
  /** Pixels. */
  width: number;
  format: RenditionFormat;
}

export const renditionKey = ({ id, sha256, width, format }: RenditionName): string =>
  `${renditionPrefix(id)}${sha256.slice(0, 16)}-v${pipelineVersion}-${width}.${format === 'jpeg' ? 'jpg' : format}`;

const idOf = (key: string, pattern: string): string | null =>
  new RegExp(`^${pattern}$`).exec(key)?.[1] ?? null;

/** @returns the photo's id, or null for a key of any other kind. */
export const parseOriginalKey = (key: string): string | null =>
  idOf(key, `${prefixes.originals}(${idPattern})`);
/** @returns the photo's id, or null for a key of any other kind. */
export const parseManifestKey = (key: string): string | null =>
  idOf(key, `${prefixes.results}(${idPattern})\\.json`);
/** @returns the photo's id, or null for a key of any other kind. */
export const parseRenditionKey = (key: string): string | null =>
  idOf(key, `${prefixes.renditions}(${idPattern})/[0-9a-f]{16}-v\\d+-\\d+\\.(?:avif|webp|jpg)`);

/**
 * The sizes a photo is published in, widest first: never enlarged, at least one.
 * @param width @param height pixels of the upright original
 */
export function planRenditions(width: number, height: number): { width: number; height: number }[] {
  const widths = renditionWidths.filter((candidate) => candidate <= width);
  const sizes = (widths.length ? widths : [width]).map((candidate) => {
    const scale = Math.min(candidate / width, maxRenditionHeight / height, 1);
    return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  });
  return sizes.filter((size, index) => index === 0 || size.width < (sizes[index - 1]?.width ?? 0));
}

const sourceSchema = z.strictObject({
  sha256: z.string().regex(sha256Pattern),
  byteSize: z.int().nonnegative(),
  /** As the bytes say; null when they are no format we know. */
  format: z.enum(imageFormats).nullable(),
  /** As the uploader said, in the signed header. */
  declaredContentType: z.string().max(100).nullable(),
});

const renditionSchema = z.strictObject({
  width: z.int().positive(),
  height: z.int().positive(),
  format: z.enum(renditionFormats),
  byteSize: z.int().positive(),
  key: z.string().max(200),
});

const cameraTextSchema = z.string().min(1).max(60).nullable();

const readySchema = z.strictObject({
  status: z.literal('ready'),
  id: mediaIdSchema,
  pipelineVersion: z.int().positive(),
  source: sourceSchema,
  /** Pixels of the upright original. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** UTC. A camera that recorded no zone is taken to have been on Korean time. */
  takenAt: z.iso.datetime({ precision: 0 }).nullable(),
  camera: z.strictObject({ make: cameraTextSchema, model: cameraTextSchema }).nullable(),
  /** Degrees to two decimals, about a kilometre; null unless the owner consented. Never public. */
  location: z
    .strictObject({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) })
    .nullable(),
  thumbhash: z.base64().min(4).max(64),
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  /** 64-bit difference hash in hex: near-duplicates differ in few bits. */
  dHash: z.string().regex(/^[0-9a-f]{16}$/),
  /** Widest first; of one width in the order of `renditionFormats`. */
  renditions: z.array(renditionSchema).min(1),
});

const rejectedSchema = z.strictObject({
  status: z.literal('rejected'),
  id: mediaIdSchema,
  pipelineVersion: z.int().positive(),
  /** Bytes over the limit are not fetched, so they have no hash. */
  source: sourceSchema.extend({ sha256: sourceSchema.shape.sha256.nullable() }),
  reason: z.strictObject({ code: z.enum(rejectionCodes) }),
});

const failedSchema = z.strictObject({
  status: z.literal('failed'),
  id: mediaIdSchema,
  pipelineVersion: z.int().positive(),
  attempts: z.int().positive(),
  /** For the operator. */
  lastError: z.string().max(500),
});

/**
 * The commit record of a photo at `manifestKey(id)`: written last, and once. Only what `isSuperseded` says may
 * take its place, in one conditional write.
 */
export const manifestSchema = z.discriminatedUnion('status', [readySchema, rejectedSchema, failedSchema]);
export type Manifest = z.infer<typeof manifestSchema>;
export type ReadyManifest = z.infer<typeof readySchema>;
export type RejectedManifest = z.infer<typeof rejectedSchema>;
export type FailedManifest = z.infer<typeof failedSchema>;

/** Whether the function works on a photo again: it was given up, or an older pipeline made it. */
export const isSuperseded = (manifest: Pick<Manifest, 'status' | 'pipelineVersion'>): boolean =>
  manifest.status === 'failed' || (manifest.status === 'ready' && manifest.pipelineVersion < pipelineVersion);

/** Same manifest, same bytes: fields go out in the schema's order. */
export const serializeManifest = (manifest: Manifest): string =>
  JSON.stringify(manifestSchema.parse(manifest));

/** @throws SyntaxError or ZodError when the text is no manifest of this contract. */
export const parseManifest = (text: string): Manifest => manifestSchema.parse(JSON.parse(text));
