import { TokenParser, Tokenizer, TokenType } from '@streamparser/json';
import { UnusableFile } from '../file/unusable-file.js';
import { refusalOf, xmlRefusalIn } from './refusal.rules.js';

/** One value of the document: where it stands, each step a key or `*` for a place in a list, and what it is. */
export interface JsonPart {
  readonly path: string;
  readonly key: string | number;
  readonly value: unknown;
}

/** No row of any source comes near; what has none for so long is no list of rows. */
const LONGEST_ROW = 1024 * 1024;
/** Characters in which the gateway's refusal in XML has said its reason. */
const LONGEST_REFUSAL = 4096;
/** No document of any source goes deeper than eight. */
const DEEPEST = 32;

/**
 * The values at the paths given (`$.records.*`, `*` for any key), one after the other as the bytes come, of
 * one document or several in a row. Holds no more than the value being read.
 * @throws UnusableFile
 */
export async function* jsonParts(
  chunks: AsyncIterable<Buffer>,
  paths: readonly string[],
): AsyncGenerator<JsonPart> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parser = new BoundedParser(paths);
  /** The piece in which it ceases to be JSON, and as much after it as may tell why. */
  let broken: string | undefined;
  let charactersAfter = 0;
  for await (const chunk of chunks) {
    const text = decodedBy(() => decoder.decode(chunk, { stream: true }));
    if (broken !== undefined) {
      broken += text;
      charactersAfter += text.length;
      if (charactersAfter > LONGEST_REFUSAL) break;
    } else if (parser.write(text, chunk.length)) yield* parser.taken();
    else broken = text;
  }
  if (broken !== undefined) throw whyBroken(broken);
  const last = decodedBy(() => decoder.decode());
  if (!parser.write(last, 0)) throw whyBroken(last);
  parser.end();
  yield* parser.taken();
}

/** The values at any depth of a document of which only the beginning is given, the innermost first. */
export function partsOfStart(start: Buffer): JsonPart[] {
  const parser = new BoundedParser(undefined);
  try {
    parser.write(new TextDecoder().decode(start), 0);
  } catch {
    // It ends in the middle, or is no JSON: what came before counts.
  }
  return parser.taken();
}

class BoundedParser {
  private parts: JsonPart[] = [];
  private readonly tokenizer = new Tokenizer({ separator: '' });
  private readonly assembler: TokenParser;
  private depth = 0;
  private bytesSinceValue = 0;

  constructor(paths: readonly string[] | undefined) {
    this.assembler = new TokenParser({
      ...(paths === undefined ? {} : { paths: [...paths] }),
      keepStack: false,
      separator: '',
    });
    this.tokenizer.onToken = (token) => {
      if (token.token === TokenType.LEFT_BRACE || token.token === TokenType.LEFT_BRACKET) this.depth += 1;
      if (token.token === TokenType.RIGHT_BRACE || token.token === TokenType.RIGHT_BRACKET) this.depth -= 1;
      if (this.depth > DEEPEST) throw new UnusableFile('not-a-list', {});
      this.assembler.write(token);
    };
    this.assembler.onValue = ({ value, key, stack }) => {
      this.bytesSinceValue = 0;
      const steps = [...stack.slice(1).map((one) => one.key), key].filter((step) => step !== undefined);
      this.parts.push({
        path: ['$', ...steps.map((step) => (typeof step === 'number' ? '*' : step))].join('.'),
        key: key ?? '',
        value,
      });
    };
  }

  /** False where it is no JSON. */
  write(text: string, bytes: number): boolean {
    this.bytesSinceValue += bytes;
    try {
      this.tokenizer.write(text);
    } catch (error) {
      if (error instanceof UnusableFile) throw error;
      return false;
    }
    if (this.bytesSinceValue > LONGEST_ROW) throw new UnusableFile('not-a-list', {});
    return true;
  }

  end(): void {
    if (this.depth !== 0) throw new UnusableFile('broken-json', {});
  }

  taken(): JsonPart[] {
    const taken = this.parts;
    this.parts = [];
    return taken;
  }
}

/** Where pages are saved one after the other, the gateway's refusal of the next is among them, in XML. */
function whyBroken(text: string): UnusableFile {
  const code = xmlRefusalIn(text.slice(text.indexOf('<OpenAPI_ServiceResponse')));
  return new UnusableFile(code === undefined ? 'broken-json' : (refusalOf(code) ?? 'source-refused'), {});
}

function decodedBy(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new UnusableFile('wrong-encoding', {});
  }
}
