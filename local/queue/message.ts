import { z } from 'zod';

/** Instants are milliseconds since 1970. */
export const storedMessageSchema = z.strictObject({
  id: z.uuid(),
  body: z.string(),
  sentAt: z.int(),
  receiveCount: z.int().nonnegative(),
  firstReceivedAt: z.int().nullable(),
  /** Nobody gets the message before. */
  visibleAt: z.int(),
});

export type StoredMessage = z.infer<typeof storedMessageSchema>;

/** A receipt is good until the message is received again: it survives a restart of the queue. */
export const receiptOf = (message: StoredMessage): string =>
  Buffer.from(`${message.id}:${message.receiveCount}`).toString('base64url');

/** @returns the id of the message and the receive it stands for, or null for anything we never gave out */
export function parseReceipt(receipt: string): { id: string; receiveCount: number } | null {
  const [, id, count] = /^([0-9a-f-]{36}):(\d+)$/.exec(Buffer.from(receipt, 'base64url').toString()) ?? [];
  return id && count ? { id, receiveCount: Number(count) } : null;
}
