/** The limits of an upload, as openapi.json has them; this file is generated (`npm run generate`). */
export const acceptedContentTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
] as const;
export const minBytes = 1;
export const maxBytes = 20971520;
export const filesPerCall = 30;
