/** Bytes for a connection, and whether the sender keeps it open afterwards as if there were more to come. */
export interface RandomStream {
  readonly bytes: Buffer;
  readonly keptOpen: boolean;
}

const CLOSING = 'Host: x\r\nConnection: close\r\n';
const REFRESH = '{"refreshToken":"not-one-of-ours"}';
const REQUESTS = [
  `GET /health/live HTTP/1.1\r\n${CLOSING}\r\n`,
  `GET /v1/festivals?q=%EB%93%B1%EB%B6%88&page=2 HTTP/1.1\r\n${CLOSING}Accept-Language: en\r\n\r\n`,
  `GET / HTTP/1.1\r\n${CLOSING}Accept: text/html\r\nCookie: a=b; c=d\r\nIf-None-Match: "x"\r\n\r\n`,
  `GET /v1/me HTTP/1.1\r\n${CLOSING}Authorization: Bearer a.b.c\r\n\r\n`,
  `POST /v1/auth/refresh HTTP/1.1\r\n${CLOSING}Content-Type: application/json\r\nContent-Length: ${REFRESH.length}\r\n\r\n${REFRESH}`,
  `POST /v1/auth/refresh HTTP/1.1\r\n${CLOSING}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${REFRESH.length.toString(16)}\r\n${REFRESH}\r\n0\r\n\r\n`,
].map((text) => Buffer.from(text));
const PIECES = [
  ...[
    'GET ',
    'POST ',
    'HEAD ',
    '/',
    '/v1/',
    '?',
    '%',
    '%00',
    '*',
    ' HTTP/1.1',
    ' HTTP/1.0',
    '\r\n',
    '\r\n\r\n',
  ],
  ...[
    '\n',
    '\r',
    '\0',
    ':',
    ' ',
    '\t',
    'Host: x',
    'Content-Length: ',
    'Transfer-Encoding: chunked',
    '0',
    '7',
  ],
  ...[
    'ffffffff',
    'Expect: 100-continue',
    'Connection: ',
    'Upgrade: h2c',
    'Upgrade',
    'close',
    'keep-alive',
    '{}',
  ],
  ...[
    'Range: bytes=',
    'Content-Type: application/json',
    'Content-Type: multipart/form-data; boundary=',
    '--',
    ';',
  ],
].map((text) => Buffer.from(text));
/** The first ones: they wait until the server cuts them, while the others come. */
const KEPT_OPEN = 200;

/** So many streams, the same for the same seed: noise, requests with some bytes changed, and pieces of HTTP in disorder. */
export function* randomStreams(seed: number, count: number): Generator<RandomStream> {
  const random = randomFrom(seed);
  const below = (most: number) => Math.floor(random() * most);
  const noise = (length: number) => Buffer.from(Array.from({ length }, () => below(256)));
  const kinds = [() => noise(1 + below(600)), () => changed(below, noise), () => disorder(below, noise)];
  for (let made = 0; made < count; made += 1)
    yield { bytes: kinds[made % kinds.length]!(), keptOpen: made < KEPT_OPEN };
}

type Below = (most: number) => number;
type Noise = (length: number) => Buffer;

function changed(below: Below, noise: Noise): Buffer {
  let bytes = Buffer.from(REQUESTS[below(REQUESTS.length)]!);
  for (let change = below(6); change > 0; change -= 1) {
    const at = below(bytes.length);
    const until = at + below(8);
    bytes = Buffer.concat([bytes.subarray(0, at), noise(below(4)), bytes.subarray(until)]);
  }
  return below(4) === 0 ? bytes.subarray(0, below(bytes.length)) : bytes;
}

function disorder(below: Below, noise: Noise): Buffer {
  const parts = Array.from({ length: 1 + below(40) }, () => PIECES[below(PIECES.length)]!);
  const first = below(2) === 0 ? REQUESTS[below(REQUESTS.length)]! : Buffer.alloc(0);
  return Buffer.concat([first, ...parts, noise(below(10))]);
}

/** Numbers from 0 up to 1 that follow from the seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
