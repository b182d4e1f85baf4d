export interface Phone {
  readonly text: string;
  /** RFC 3966. */
  readonly href: string;
}

/** Each of the numbers that a festival names, parted by commas, to be called by itself. */
export function phonesIn(text: string): Phone[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => /\d/.test(one))
    .map((one) => ({ text: one, href: `tel:${one.replace(/[^\d+]/g, '')}` }));
}
