import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface HeardCall {
  /** The last word of the path. */
  readonly operation: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** As it was written. */
  readonly rawQuery: string;
  readonly userAgent: string | undefined;
}

interface Said {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: string;
}

export interface DataGoKr {
  /** For the configuration of the API. */
  readonly environment: Record<string, string>;
  readonly calls: HeardCall[];
  /** What the lists and details hold, by operation; details by `contentId`. */
  rows: Record<string, object[]>;
  /** Says something else than data; undefined leaves it at that. */
  instead: (call: HeardCall) => Said | 'silence' | undefined;
  operations(): string[];
  forget(): void;
  close(): Promise<void>;
}

/** The gateway's way of refusing, whatever was asked for. */
export function refusalXml(code: string): string {
  return `<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg><returnAuthMsg>X</returnAuthMsg><returnReasonCode>${code}</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>`;
}

/** A stand-in for apis.data.go.kr: two rows a page, however many are asked for. */
export async function startDataGoKr(): Promise<DataGoKr> {
  const calls: HeardCall[] = [];
  const server = createServer((request, response) => {
    const [path = '', rawQuery = ''] = (request.url ?? '').split('?');
    const call = {
      operation: path.split('/').at(-1) ?? '',
      path,
      query: new URLSearchParams(rawQuery),
      rawQuery,
      userAgent: request.headers['user-agent'],
    };
    calls.push(call);
    const said = source.instead(call) ?? { body: JSON.stringify(answerTo(source.rows, call)) };
    if (said === 'silence') request.socket.destroy();
    else response.writeHead(said.status ?? 200, said.headers).end(said.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const source: DataGoKr = {
    environment: {
      DATA_GO_KR_KEY: 'a%2Bkey%3D%3D',
      TOURAPI_URL: `http://${host}/B551011`,
      STD_API_URL: `http://${host}/openapi/festivals`,
      OUTBOUND_PRIVATE_HOSTS: host,
    },
    calls,
    rows: {},
    instead: () => undefined,
    operations: () => calls.map(({ operation }) => operation),
    forget() {
      calls.length = 0;
      source.rows = {};
      source.instead = () => undefined;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return source;
}

const PER_PAGE = 2;

function answerTo(rows: DataGoKr['rows'], { operation, query }: HeardCall): object {
  const contentId = query.get('contentId');
  const found = (rows[operation] ?? []).filter(
    (row) => contentId === null || (row as { contentid?: string }).contentid === contentId,
  );
  const pageNo = Number(query.get('pageNo') ?? 1);
  const perPage = contentId === null ? PER_PAGE : found.length;
  const page = found.slice((pageNo - 1) * perPage, pageNo * perPage);
  const isTourApi = operation !== 'festivals';
  // None is a text, one an object, several a list.
  const items = page.length === 0 ? '' : { item: page.length === 1 ? page[0] : page };
  return {
    response: {
      header: { resultCode: isTourApi ? '0000' : '00', resultMsg: 'OK' },
      body: {
        items: isTourApi ? items : page,
        numOfRows: isTourApi ? perPage : String(perPage),
        pageNo,
        totalCount: isTourApi ? found.length : String(found.length),
      },
    },
  };
}
