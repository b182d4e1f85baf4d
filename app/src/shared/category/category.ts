import type { components } from '../../api/schema.js';

export type CategoryCode = NonNullable<components['schemas']['FestivalItem']['category']>;

/** Hues of OKLCH: each category keeps its colour all over the app, in light and dark. */
const hues: Record<CategoryCode, number> = {
  flowers: 0,
  nature: 150,
  sea: 235,
  snow: 260,
  food: 50,
  tradition: 28,
  culture: 295,
  music: 330,
  'film-art': 185,
  light: 80,
  family: 120,
};

export const categoryCodes = Object.keys(hues) as CategoryCode[];

/** Sets `--hue` for the styles below an element. */
export function hueOf(category: CategoryCode): React.CSSProperties {
  return { '--hue': hues[category] } as React.CSSProperties;
}
