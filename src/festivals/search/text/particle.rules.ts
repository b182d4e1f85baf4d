const PARTICLE =
  /^(.{2,}?)(?:에서는|에서|에게|으로|이랑|하고|부터|까지|에는|에|의|를|을|는|은|가|이|와|과|로|도|랑)$/u;

/** The word itself where it ends with no particle, or with one after a single letter. */
export function withoutParticle(word: string): string {
  return PARTICLE.exec(word)?.[1] ?? word;
}
