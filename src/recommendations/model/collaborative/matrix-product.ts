/** One: the other core is for requests, and a sum does not hang on how many threads shared it. */
const THREADS = 1;
const DOUBLE = 11;

let opened: ReturnType<typeof open> | undefined;

/**
 * a bᵀ for a of m × k and b of n × k, by row: m × n. Computed by ONNX Runtime, whose kernels use what vector
 * units the processor has; some ten times as fast as loops of our own (decision 18). The library is loaded
 * by the first product, so that a process that multiplies nothing does not carry it.
 */
export async function timesTransposed(a: Float64Array, b: Float64Array, k: number): Promise<Float64Array> {
  opened ??= open();
  const { session, Tensor } = await opened;
  const product = new Float64Array((a.length / k) * (b.length / k));
  const tensor = (values: Float64Array, columns: number) =>
    new Tensor('float64', values, [values.length / columns, columns]);
  await session.run({ a: tensor(a, k), b: tensor(b, k) }, { product: tensor(product, b.length / k) });
  return product;
}

async function open() {
  const { InferenceSession, Tensor } = await import('onnxruntime-node');
  const options = { intraOpNumThreads: THREADS, enableCpuMemArena: false };
  return { session: await InferenceSession.create(gemm(), options), Tensor };
}

/**
 * The smallest program there is for the runtime: product = Gemm(a, b, transB = 1). ONNX programs are protocol
 * buffers (onnx.proto3); the numbers are those of its fields.
 */
function gemm(): Uint8Array {
  const attribute = [bytes(1, 'transB'), number(3, 1), number(20, 2)];
  const node = [bytes(1, 'a'), bytes(1, 'b'), bytes(2, 'product'), bytes(4, 'Gemm'), message(5, attribute)];
  const graph = [
    message(1, node),
    bytes(2, 'gemm'),
    message(11, matrix('a', 'm', 'k')),
    message(11, matrix('b', 'n', 'k')),
    message(12, matrix('product', 'm', 'n')),
  ];
  const opset = [bytes(1, ''), number(2, 13)];
  return Buffer.concat([number(1, 8), message(7, graph), message(8, opset)]);
}

function matrix(name: string, rows: string, columns: string): Buffer[] {
  const shape = [message(1, [bytes(2, rows)]), message(1, [bytes(2, columns)])];
  const tensor = [number(1, DOUBLE), message(2, shape)];
  return [bytes(1, name), message(2, [message(1, tensor)])];
}

function number(field: number, value: number): Buffer {
  return Buffer.concat([varint(field << 3), varint(value)]);
}

function bytes(field: number, text: string): Buffer {
  return message(field, [Buffer.from(text)]);
}

function message(field: number, parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([varint((field << 3) | 2), varint(body.length), body]);
}

function varint(value: number): Buffer {
  const low = value & 0x7f;
  return value > 0x7f ? Buffer.concat([Buffer.from([low | 0x80]), varint(value >>> 7)]) : Buffer.from([low]);
}
