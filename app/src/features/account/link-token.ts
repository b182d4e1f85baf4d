/** What the link of a mail carries after its `#`, where no server sees it; undefined where it was cut off. */
export function linkToken(): string | undefined {
  return /^#([\w-]{43})$/.exec(location.hash)?.[1];
}
