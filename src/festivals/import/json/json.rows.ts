import { TokenParser, Tokenizer, TokenType } from '@streamparser/json';
import { UnusableFile } from '../file/unusable-file.js';

/** One value of the document: where it stands, each step a key or `*` for a place in a list, and what it is. */
export interface JsonPart {
  readonly path: string;
  readonly key: string | number;
  readonly value: unknown;
}

/** No row of any source comes near; what has none for so long is no list of rows. */
const LONGEST_ROW = 1024 * 1024;
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
  for await (const chunk of chunks) {
    parser.write(
      decodedBy(() => decoder.decode(chunk, { stream: true })),
      chunk.length,
    );
    yield* parser.taken();
  }
  parser.write(
    decodedBy(() => decoder.decode()),
    0,
  );
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

  write(text: string, bytes: number): void {
    this.bytesSinceValue += bytes;
    try {
      this.tokenizer.write(text);
    } catch (error) {
      throw error instanceof UnusableFile ? error : new UnusableFile('broken-json', {});
    }
    if (this.bytesSinceValue > LONGEST_ROW) throw new UnusableFile('not-a-list', {});
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

function decodedBy(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new UnusableFile('wrong-encoding', {});
  }
}
