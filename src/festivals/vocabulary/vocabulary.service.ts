import { Injectable } from '@nestjs/common';
import { CatalogueRepository } from '../catalogue.repository.js';
import { categories } from '../category.js';
import { type Region, regionTree } from '../region/region.rules.js';
import type { CategoryList, RegionList } from './vocabulary.schemas.js';

/** The words that festivals are sorted by. */
@Injectable()
export class VocabularyService {
  constructor(private readonly catalogue: CatalogueRepository) {}

  categories(): CategoryList {
    return { items: categories.map(({ code, ko, en }) => ({ code, name: ko, nameEn: en })) };
  }

  async regions(): Promise<RegionList> {
    const counts = await this.catalogue.countByRegion();
    const festivalsIn = ({ provinceCode, districtCode }: Region) =>
      counts
        .filter((one) =>
          districtCode === null ? one.provinceCode === provinceCode : one.districtCode === districtCode,
        )
        .reduce((sum, { festivals }) => sum + festivals, 0);
    const viewOf = (region: Region) => {
      const { code, name, nameEn, point } = region;
      return {
        code,
        name,
        nameEn,
        point: { lat: point.lat, lng: point.lng },
        festivals: festivalsIn(region),
      };
    };
    return {
      items: regionTree().map((province) => ({
        ...viewOf(province),
        districts: province.districts.map(viewOf),
      })),
    };
  }
}
