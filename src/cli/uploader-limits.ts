import { z } from 'zod';

/** Where `openapi.json` says what may be offered for upload; anything else there is a mistake of ours. */
const limitsInDocument = z.object({
  components: z.object({
    schemas: z.object({
      UploadFile: z.object({
        properties: z.object({
          contentType: z.object({ enum: z.array(z.string()) }),
          byteSize: z.object({ minimum: z.int(), maximum: z.int() }),
        }),
      }),
      UploadRequest: z.object({ properties: z.object({ files: z.object({ maxItems: z.int() }) }) }),
    }),
  }),
});

/** `uploader/src/limits.ts`: the limits of an upload for code that runs in a browser, from the API's document. */
export function uploaderLimits(document: unknown): string {
  const { UploadFile, UploadRequest } = limitsInDocument.parse(document).components.schemas;
  const { contentType, byteSize } = UploadFile.properties;
  return [
    '/** The limits of an upload, as openapi.json has them; this file is generated (`npm run generate`). */',
    'export const acceptedContentTypes = [',
    ...contentType.enum.map((type) => `  '${type}',`),
    '] as const;',
    `export const minBytes = ${byteSize.minimum};`,
    `export const maxBytes = ${byteSize.maximum};`,
    `export const filesPerCall = ${UploadRequest.properties.files.maxItems};`,
    '',
  ].join('\n');
}
