import type { ImageFormat, RejectionCode } from './contract.js';

/** The photo itself is at fault: trying again would end the same. Any other error is worth a retry. */
export class RejectedPhoto extends Error {
  constructor(
    readonly code: RejectionCode,
    readonly format: ImageFormat | null,
  ) {
    super(code);
  }
}
