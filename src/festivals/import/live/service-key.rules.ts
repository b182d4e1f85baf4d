/**
 * The key as it stands in a query. data.go.kr shows each key twice, as it is and encoded for a query, and
 * people take either; an encoded one is known by its percent signs, which no key has itself.
 */
export function queryKey(given: string): string {
  const key = given.trim();
  return encodeURIComponent(isEncoded(key) ? decodeURIComponent(key) : key);
}

function isEncoded(key: string): boolean {
  return key.includes('%') && /^(?:[^%]|%[0-9A-Fa-f]{2})+$/.test(key);
}
