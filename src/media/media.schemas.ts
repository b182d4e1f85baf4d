import { z } from 'zod';
import { acceptedContentTypes, limits, renditionFormats } from '../../lambda/src/contract.js';
import { pageOf } from '../shared/http/paging.js';
import { say } from '../shared/http/request-context.js';
import { focalPoint } from './describing/description.schemas.js';
import { LICENCES } from './describing/licence.js';
import { MODERATIONS, PURPOSES, STATUSES } from './photo.entity.js';

const MEBIBYTE = 1024 * 1024;

const contentType = z.enum(acceptedContentTypes, {
  error: () =>
    say({
      ko: `지원하는 형식은 ${acceptedContentTypes.join(', ')}입니다. HEIC는 JPEG로 바꿔 주세요.`,
      en: `Supported types are ${acceptedContentTypes.join(', ')}. Save a HEIC photo as a JPEG first.`,
    }),
});

const byteSizeFault = {
  error: () =>
    say({
      ko: `파일의 바이트 수입니다. ${limits.minBytes}바이트부터 ${limits.maxBytes / MEBIBYTE} MiB까지 올릴 수 있습니다.`,
      en: `The number of bytes of the file, from ${limits.minBytes} byte to ${limits.maxBytes / MEBIBYTE} MiB.`,
    }),
};
const byteSize = z.int(byteSizeFault).min(limits.minBytes, byteSizeFault).max(limits.maxBytes, byteSizeFault);

const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, {
    error: () =>
      say({
        ko: '파일의 SHA-256을 소문자 16진수 64자로 보내 주세요.',
        en: 'Send the SHA-256 of the file as 64 lower-case hex digits.',
      }),
  })
  .meta({ description: 'Left out by a client that cannot hash.' });

const uploadFile = z
  .strictObject({
    contentType,
    byteSize,
    sha256: sha256.optional(),
    purpose: z.enum(PURPOSES).meta({ description: '`festival` is for editors.' }),
    keepLocation: z.boolean().optional().meta({
      description:
        'True: the owner lets us keep where the photo was taken, to about a kilometre, for the owner alone; needs their consent to `location` (PUT /v1/me/consents). Otherwise no place is kept at all.',
    }),
  })
  .meta({ id: 'UploadFile' });

export const uploadRequest = z
  .strictObject({ files: z.array(uploadFile).min(1).max(limits.filesPerCall) })
  .meta({
    id: 'UploadRequest',
    examples: [
      {
        files: [
          {
            contentType: 'image/jpeg',
            byteSize: 2_483_112,
            sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
            purpose: 'review',
          },
        ],
      },
    ],
  });

const status = z.enum(STATUSES);

const upload = z
  .object({
    method: z.literal('PUT'),
    url: z.string(),
    headers: z
      .record(z.string(), z.string())
      .meta({ description: 'Set exactly these; the client adds host and content-length by itself.' }),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'UploadTicket' });

const uploadItem = z.object({ id: z.uuid(), status, upload: upload.nullable() }).meta({
  id: 'UploadItem',
  description:
    'The same bytes of the same person for the same purpose are one photo. One that is `ready` or `processing` needs no upload, one that is `awaiting` gets a fresh ticket; a second mention in one call has none. A store that answers 412 to a ticket has the bytes already.',
});

export const uploadItems = z.object({ items: z.array(uploadItem) }).meta({ id: 'UploadItems' });

const rendition = z
  .object({
    width: z.int(),
    height: z.int(),
    format: z.enum(renditionFormats),
    byteSize: z.int(),
    url: z.string(),
  })
  .meta({ id: 'Rendition' });

const own = z
  .object({
    location: z
      .object({ lat: z.number(), lng: z.number() })
      .nullable()
      .meta({ description: 'Where it was taken, to two decimals; null unless the owner let us keep it.' }),
    similarTo: z
      .uuid()
      .nullable()
      .meta({ description: 'An earlier photo of the same owner that looks almost the same: a hint.' }),
    moderation: z
      .enum(MODERATIONS)
      .meta({ description: 'Only `clean` is ever public; `review` waits for a verdict.' }),
  })
  .meta({ id: 'OwnPhoto' });

export const photoView = z
  .object({
    id: z.uuid(),
    status,
    width: z.int().nullable().meta({ description: 'Pixels of the upright original.' }),
    height: z.int().nullable(),
    thumbhash: z.string().nullable().meta({ description: 'Base64; paint it until a rendition is there.' }),
    color: z.string().nullable().meta({ description: 'The dominant colour, `#rrggbb`.' }),
    takenAt: z.iso.datetime().nullable(),
    alt: z.string().nullable().meta({ description: 'What the photo shows, for people who do not see it.' }),
    licence: z.enum(LICENCES).nullable(),
    credit: z.string().nullable(),
    focalPoint: focalPoint.nullable(),
    renditions: z.array(rendition).meta({ description: 'Widest first; ready for `srcset`.' }),
    reason: z
      .object({ code: z.string(), message: z.string() })
      .nullable()
      .meta({ description: 'Why there is no photo, for the uploader.' }),
    own: own
      .nullable()
      .meta({ description: 'For the owner, and for editors of photos of festivals; else null.' }),
  })
  .meta({ id: 'Photo' });

export const photoPage = pageOf(photoView, 'PhotoPage');

export type UploadRequest = z.infer<typeof uploadRequest>;
export type UploadFile = z.infer<typeof uploadFile>;
export type UploadItem = z.infer<typeof uploadItem>;
export type PhotoView = z.infer<typeof photoView>;
