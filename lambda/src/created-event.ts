import * as z from 'zod';

/** An object that S3 says was created; `key` is already URL-decoded. */
export interface CreatedObject {
  bucket: string;
  key: string;
  byteSize: number;
}

const s3EventSchema = z.object({
  Records: z.array(
    z.object({
      eventName: z.string(),
      s3: z.object({
        bucket: z.object({ name: z.string() }),
        object: z.object({ key: z.string(), size: z.number().int().nonnegative().optional() }),
      }),
    }),
  ),
});

/** S3 sends this once when notifications are configured; it names no object. */
const s3TestEventSchema = z.object({ Event: z.literal('s3:TestEvent') });

/**
 * Reads the body of a queue message that S3 wrote.
 * @returns the created objects it names; other kinds of record are left out.
 * @throws SyntaxError, URIError or ZodError when the body is no S3 event.
 */
export function createdObjects(messageBody: string): CreatedObject[] {
  const body: unknown = JSON.parse(messageBody);
  if (s3TestEventSchema.safeParse(body).success) return [];
  return s3EventSchema
    .parse(body)
    .Records.filter((record) => /^(s3:)?ObjectCreated:/.test(record.eventName))
    .map(({ s3 }) => ({
      bucket: s3.bucket.name,
      // S3 writes keys as form data: a space arrives as "+".
      key: decodeURIComponent(s3.object.key.replaceAll('+', ' ')),
      byteSize: s3.object.size ?? 0,
    }));
}
