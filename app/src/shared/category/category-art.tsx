import type { CategoryCode } from './category.js';
import culture from './art/culture.svg';
import family from './art/family.svg';
import filmArt from './art/film-art.svg';
import flowers from './art/flowers.svg';
import food from './art/food.svg';
import light from './art/light.svg';
import music from './art/music.svg';
import nature from './art/nature.svg';
import sea from './art/sea.svg';
import snow from './art/snow.svg';
import tradition from './art/tradition.svg';

const art: Record<CategoryCode, string> = {
  flowers,
  nature,
  sea,
  snow,
  food,
  tradition,
  culture,
  music,
  'film-art': filmArt,
  light,
  family,
};

/** A drawing of what the category is about: for tiles, and where a festival has no cover. */
export function CategoryArt({ category, className }: { category: CategoryCode; className?: string }) {
  return <img src={art[category]} alt="" width={400} height={300} className={className} loading="lazy" />;
}
