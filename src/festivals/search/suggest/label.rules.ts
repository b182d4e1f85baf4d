import { categories } from '../../category.js';
import { findRegions } from '../../region/region.rules.js';
import { KeyIndex, type LabelKey, WHOLE_LABEL } from '../index/key-index.js';
import { PLACE } from '../index/places.js';
import type { SearchQuestion } from '../text/question.rules.js';
import { searchKey } from '../text/search-key.rules.js';
import type { Suggestion } from './suggest.schemas.js';

/** A region, tag or category that what was typed is, or begins. */
export interface Label extends Omit<Suggestion, 'matched'> {
  readonly isWhole: boolean;
}

export interface FoundLabel extends LabelKey {
  readonly tier: number;
  readonly festivals: number;
}

/** Whole names first, then what most festivals have; a region once, whichever of its names was found. */
export function labelsFor(found: readonly FoundLabel[], { whole }: SearchQuestion): Label[] {
  const named = new Set(findRegions(whole.text).map(({ code }) => code));
  const labels = new Map<string, Label>();
  const inOrder = found
    .filter(({ tier }) => tier < WHOLE_LABEL + PLACE.inside)
    .toSorted((a, b) => a.tier - b.tier || b.festivals - a.festivals || (a.text < b.text ? -1 : 1));
  for (const { kind, text, tier } of inOrder) {
    const isWhole = tier === WHOLE_LABEL;
    const meant: Label[] =
      kind === 'tag' ? [{ kind: 'tag', text, textEn: null, isWhole }] : regionsNamed(text, named);
    for (const label of meant) {
      const name = `${label.kind} ${label.regionCode ?? label.text}`;
      if (!labels.has(name)) labels.set(name, label);
    }
  }
  return [...labels.values()];
}

function regionsNamed(name: string, named: ReadonlySet<string>): Label[] {
  return findRegions(name).map(({ code, fullName, fullNameEn }) => ({
    kind: 'region',
    text: fullName,
    textEn: fullNameEn,
    regionCode: code,
    isWhole: named.has(code),
  }));
}

const categoryNames = new KeyIndex();
const categoryOfKey = new Map<number, (typeof categories)[number]>();
for (const category of categories) {
  const names = [...category.ko.split('·'), ...category.en.split(/ and |, /), category.ko, category.en];
  for (const text of names)
    categoryOfKey.set(categoryNames.numberOf({ kind: 'tag', text, key: searchKey(text) }), category);
}

export function categoriesFor({ whole }: SearchQuestion): Label[] {
  const labels = new Map<string, Label>();
  for (const reading of whole.readings) {
    categoryNames.find(reading, (number, tier) => {
      const category = categoryOfKey.get(number);
      if (category === undefined || tier >= WHOLE_LABEL + PLACE.inside) return;
      const { code, ko, en } = category;
      const isWhole = tier === WHOLE_LABEL || labels.get(code)?.isWhole === true;
      labels.set(code, { kind: 'category', text: ko, textEn: en, categoryCode: code, isWhole });
    });
  }
  return [...labels.values()];
}
