const SIZE = 624;
const MIDDLE = 397;

/**
 * MT19937 (Matsumoto and Nishimura 1998), seeded and read as `numpy.random.seed(n)` and `numpy.random.rand()`
 * do, so that a split made by one can be made by the other.
 */
export class MersenneTwister {
  private readonly state = new Uint32Array(SIZE);
  private next = SIZE;

  constructor(seed: number) {
    this.state[0] = seed;
    for (let at = 1; at < SIZE; at += 1) {
      const before = this.state[at - 1]!;
      this.state[at] = Math.imul(1812433253, before ^ (before >>> 30)) + at;
    }
  }

  /** Evenly distributed over [0, 1) with 53 bits. */
  double(): number {
    const high = this.integer() >>> 5;
    const low = this.integer() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  /** Normally distributed, mean 0 and variance 1 (Box and Muller 1958). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.double())) * Math.cos(2 * Math.PI * this.double());
  }

  private integer(): number {
    if (this.next === SIZE) this.twist();
    let word = this.state[this.next++]!;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  private twist(): void {
    const { state } = this;
    for (let at = 0; at < SIZE; at += 1) {
      const word = (state[at]! & 0x80000000) | (state[(at + 1) % SIZE]! & 0x7fffffff);
      state[at] = state[(at + MIDDLE) % SIZE]! ^ (word >>> 1) ^ (word & 1 ? 0x9908b0df : 0);
    }
    this.next = 0;
  }
}
