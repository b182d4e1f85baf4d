/** All that XML 1.0 has no way to say, not even escaped: most controls, and halves of surrogate pairs. */
const NO_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Text as the content of an element or the value of an attribute; the same escapes are good in HTML. */
export function escaped(text: string): string {
  return text.replace(NO_XML, '').replace(/[&<>"]/g, (char) => ENTITIES[char] as string);
}

/** An element; `children` are markup already: what a person wrote goes through {@link escaped} first. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly string[]
): string {
  const told = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const start = `<${name}${told.join('')}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.join('')}</${name}>`;
}

export function textElement(name: string, text: string): string {
  return element(name, {}, escaped(text));
}
