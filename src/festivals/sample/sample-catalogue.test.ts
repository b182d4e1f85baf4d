import { beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../shared/project-root.js';
import { categories } from '../category.js';
import { resolveAddress } from '../region/region.address.rules.js';
import { districts, provinces } from '../region/region.data.js';
import { readSampleCatalogue, type SampleFestival } from './sample-catalogue.js';

let festivals: SampleFestival[];

beforeAll(async () => {
  festivals = await readSampleCatalogue();
});

describe('the sample catalogue', () => {
  it('holds well over a hundred festivals, none twice', () => {
    expect(festivals.length).toBeGreaterThanOrEqual(120);
    expect(new Set(festivals.map(({ key }) => key)).size).toBe(festivals.length);
    expect(new Set(festivals.map(({ name }) => name)).size).toBe(festivals.length);
    expect(new Set(festivals.map(({ nameEn }) => nameEn)).size).toBe(festivals.length);
  });

  it('covers every province, Gwangju and Jeonnam both, every month and every category', () => {
    expect(new Set(festivals.map(({ provinceCode }) => provinceCode))).toEqual(
      new Set(provinces.map(({ code }) => code)),
    );
    const former = districts.filter(({ code }) =>
      festivals.some(({ districtCode }) => districtCode === code),
    );
    const formerCodes = former.flatMap((district) => district.formerCodes.map((code) => code.slice(0, 2)));
    expect(formerCodes).toEqual(expect.arrayContaining(['29', '46']));
    expect(new Set(festivals.map(({ usual }) => usual.month)).size).toBe(12);
    expect(new Set(festivals.map(({ category }) => category)).size).toBe(categories.length);
  });

  it('gives each festival the codes of its address and a point near its district', () => {
    for (const { key, address, provinceCode, districtCode, point } of festivals) {
      expect({ key, ...resolveAddress(address, { point }) }).toEqual({ key, provinceCode, districtCode });
      const centre = districts.find(({ code }) => code === districtCode)!.point;
      const km = Math.hypot((point.lat - centre.lat) * 111, (point.lng - centre.lng) * 90);
      expect([key, km < 45]).toEqual([key, true]);
    }
  });

  it('describes each in two to four sentences of Korean and of English', () => {
    for (const { key, descriptionKo, descriptionEn } of festivals) {
      for (const text of [descriptionKo, descriptionEn]) {
        const sentences = text.split(/[.!?](?:\s|$)/).filter((sentence) => sentence !== '').length;
        expect([key, sentences >= 2 && sentences <= 4]).toEqual([key, true]);
      }
      expect(descriptionKo).toMatch(/[가-힣]/);
      expect(descriptionEn).not.toMatch(/[가-힣]/);
    }
  });

  it('names only pictures that exist', () => {
    for (const { photo } of festivals) {
      if (photo)
        expect([photo, existsSync(join(projectRoot, 'sample', 'photos', `${photo}.jpg`))]).toEqual([
          photo,
          true,
        ]);
    }
  });
});
