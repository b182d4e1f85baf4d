import { isJsonRow, type JsonRow } from '../json/json.cells.js';
import { type Refusal, refusalOf, xmlRefusalIn } from '../json/refusal.rules.js';

/** One answer of data.go.kr that is data. */
export interface LivePage {
  /** As it came. */
  readonly text: string;
  readonly rows: readonly JsonRow[];
  /** Of all pages together. */
  readonly total: number;
  /** Rows that a page has at most, which may be fewer than were asked for. */
  readonly perPage: number;
}

/** `again`: nothing was said; asking once more may help. */
export type ReadAnswer =
  | { readonly kind: 'page'; readonly page: LivePage }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'again' };

/** Errors of the provider's own side: of the application, its database, its network, or not known. */
const PASSING = new Set([1, 2, 4, 5, 99]);
const AGAIN: ReadAnswer = { kind: 'again' };

/** What an answer is. Success and failure stand in its text; the status tells only where that is silent. */
export function readAnswer(status: number, body: Buffer): ReadAnswer {
  const xmlCode = xmlRefusalIn(body);
  if (xmlCode !== undefined) return refused(xmlCode);
  if (status === 401) return { kind: 'refused', refusal: 'source-key' };
  if (status === 403) return { kind: 'refused', refusal: 'source-forbidden' };
  if (status >= 400 && status < 500 && status !== 408 && status !== 429)
    return { kind: 'refused', refusal: 'source-refused' };
  return status === 200 ? readText(body.toString('utf8')) : AGAIN;
}

/** As {@link readAnswer}, of an answer that was one. */
export function readText(text: string): ReadAnswer {
  const root = parsed(text);
  if (!isJsonRow(root)) return AGAIN;
  const response = isJsonRow(root['response']) ? root['response'] : root;
  const header = isJsonRow(response['header']) ? response['header'] : response;
  const code = header['resultCode'] ?? gatewayCode(root);
  if (typeof code !== 'string' && typeof code !== 'number') return AGAIN;
  if (refusalOf(String(code)) !== null) return refused(String(code));
  const body = isJsonRow(response['body']) ? response['body'] : {};
  return {
    kind: 'page',
    page: {
      text,
      rows: rowsIn(body['items']),
      total: Number(body['totalCount']) || 0,
      perPage: Number(body['numOfRows']) || 0,
    },
  };
}

function refused(code: string): ReadAnswer {
  if (PASSING.has(Number(code))) return AGAIN;
  return { kind: 'refused', refusal: refusalOf(code) ?? 'source-refused' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function gatewayCode(root: JsonRow): unknown {
  const service = root['OpenAPI_ServiceResponse'];
  const header = isJsonRow(service) ? service['cmmMsgHeader'] : undefined;
  return isJsonRow(header) ? header['returnReasonCode'] : undefined;
}

/** A list, a list within `item`, one item in the place of a list, or "" where there is none. */
function rowsIn(items: unknown): JsonRow[] {
  const rows = isJsonRow(items) ? items['item'] : items;
  return (Array.isArray(rows) ? rows : [rows]).filter(isJsonRow);
}
