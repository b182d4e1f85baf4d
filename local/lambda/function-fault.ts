/** Why an invocation gave no answer; what it had in hand is tried again. */
export type FaultKind = 'timeout' | 'memory' | 'exit' | 'init' | 'handler';

export class FunctionFault extends Error {
  constructor(
    readonly kind: FaultKind,
    message: string,
  ) {
    super(message);
  }
}
