/** A share as people read it: “12.3 %”. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
