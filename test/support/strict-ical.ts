/** One content line of an iCalendar stream: `name;key=value:value`, unfolded. */
interface ContentLine {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
}

export interface ParsedEvent {
  /** Values with their escapes undone, by the name of the property. */
  readonly [name: string]: string;
}

const NAME = /^[A-Z][A-Z0-9-]*$/;
const DAY = /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
const INSTANT = /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])[0-5]\d[0-5]\dZ$/;
const ONCE = ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'STATUS', 'SEQUENCE', 'LAST-MODIFIED', 'GEO'];
const VALUES: Record<string, RegExp> = {
  DTSTAMP: INSTANT,
  'LAST-MODIFIED': INSTANT,
  DTSTART: DAY,
  DTEND: DAY,
  SEQUENCE: /^\d+$/,
  STATUS: /^(TENTATIVE|CONFIRMED|CANCELLED)$/,
  TRANSP: /^(OPAQUE|TRANSPARENT)$/,
  GEO: /^-?\d+(\.\d+)?;-?\d+(\.\d+)?$/,
  URL: /^https?:\/\/[^\s\\]+$/,
  VERSION: /^2\.0$/,
};
const TEXTS = ['SUMMARY', 'DESCRIPTION', 'LOCATION', 'CATEGORIES', 'NAME', 'X-WR-CALNAME'];

/**
 * The events of an iCalendar stream, read as RFC 5545 is written: lines end in CRLF and have at most 75 octets,
 * none cut inside of a character; nothing is escaped but what must be; each property has its type and stands
 * as often as it may. Throws where a stream does not keep to it.
 */
export function parseIcalendar(bytes: Uint8Array): ParsedEvent[] {
  const lines = contentLines(bytes);
  expectLine(lines.shift(), 'BEGIN', 'VCALENDAR');
  expectLine(lines.pop(), 'END', 'VCALENDAR');
  const events: ParsedEvent[] = [];
  const calendar: ContentLine[] = [];
  let event: ContentLine[] | undefined;
  for (const line of lines) {
    if (line.name === 'BEGIN') {
      if (event !== undefined || line.value !== 'VEVENT') throw new Error(`Unexpected BEGIN:${line.value}`);
      event = [];
    } else if (line.name === 'END') {
      if (event === undefined || line.value !== 'VEVENT') throw new Error(`Unexpected END:${line.value}`);
      events.push(eventOf(event));
      event = undefined;
    } else (event ?? calendar).push(line);
  }
  if (event !== undefined) throw new Error('An event has no end');
  for (const name of ['PRODID', 'VERSION']) only(calendar, name);
  const uids = events.map(({ UID }) => UID);
  if (new Set(uids).size !== uids.length) throw new Error('Two events have one UID');
  return events;
}

function contentLines(bytes: Uint8Array): ContentLine[] {
  const physical: Uint8Array[] = [];
  let start = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === 0x0a) throw new Error('A bare line feed');
    if (bytes[at] !== 0x0d) continue;
    if (bytes[at + 1] !== 0x0a) throw new Error('A bare carriage return');
    physical.push(bytes.subarray(start, at));
    start = at + 2;
    at += 1;
  }
  if (start !== bytes.length) throw new Error('The last line does not end');
  const unfolded: string[] = [];
  for (const line of physical) {
    if (line.length > 75) throw new Error(`A line of ${line.length} octets`);
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line);
    if (!text.startsWith(' ')) unfolded.push(text);
    else if (unfolded.length === 0) throw new Error('Nothing to fold');
    else unfolded.push(`${unfolded.pop() ?? ''}${text.slice(1)}`);
  }
  return unfolded.map(contentLine);
}

function contentLine(text: string): ContentLine {
  if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(text)) throw new Error(`A control character in ${text}`);
  const match = /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/.exec(text);
  if (match === null) throw new Error(`No content line: ${text}`);
  const [, name = '', parameters = '', value = ''] = match;
  if (!NAME.test(name)) throw new Error(`No name: ${name}`);
  const told = parameters.split(';').slice(1);
  return { name, parameters: Object.fromEntries(told.map((one) => one.split('=', 2))), value };
}

function eventOf(lines: readonly ContentLine[]): ParsedEvent {
  for (const name of ['UID', 'DTSTAMP', 'DTSTART']) only(lines, name);
  for (const name of ONCE)
    if (lines.filter((line) => line.name === name).length > 1) throw new Error(`${name} twice`);
  for (const name of ['DTSTART', 'DTEND'])
    if (only(lines, name).parameters['VALUE'] !== 'DATE') throw new Error(`${name} is not VALUE=DATE`);
  if (only(lines, 'DTEND').value <= only(lines, 'DTSTART').value)
    throw new Error('DTEND is not after DTSTART');
  return Object.fromEntries(lines.map((line) => [line.name, valueOf(line)]));
}

function valueOf({ name, value }: ContentLine): string {
  if (VALUES[name]?.test(value) === false) throw new Error(`${name}:${value}`);
  if (!TEXTS.includes(name)) return value;
  const wrong = name === 'CATEGORIES' ? /(?<!\\)(?:\\\\)*;/ : /(?<!\\)(?:\\\\)*[;,]/;
  if (wrong.test(value) || /\\[^\\;,nN]|\\$/.test(value.replaceAll('\\\\', '')))
    throw new Error(`${name} is badly escaped: ${value}`);
  return value.replace(/\\([\\;,nN])/g, (_, char: string) => (/n/i.test(char) ? '\n' : char));
}

function only(lines: readonly ContentLine[], name: string): ContentLine {
  const [found, ...others] = lines.filter((line) => line.name === name);
  if (found === undefined || others.length > 0) throw new Error(`${name} has to stand once`);
  return found;
}

function expectLine(line: ContentLine | undefined, name: string, value: string): void {
  if (line?.name !== name || line.value !== value) throw new Error(`Expected ${name}:${value}`);
}
