// @ts-check
import { TestEnvironment } from 'jest-environment-node';

/**
 * For tests that reach ONNX Runtime: it answers with the process's Float64Array, which is not the one of the
 * room that Jest makes for each test file, and its own check of types refuses the difference.
 */
export default class NativeNumbers extends TestEnvironment {
  /** @override */
  async setup() {
    await super.setup();
    this.global.Float64Array = Float64Array;
  }
}
