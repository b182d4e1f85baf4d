import { Injectable } from '@nestjs/common';
import { categories } from '../category.js';
import { ListingIndex } from '../listing/listing.index.js';
import { type Region, regionTree } from '../region/region.rules.js';
import type { CategoryList, RegionList } from './vocabulary.schemas.js';

/** The words that festivals are sorted by. */
@Injectable()
export class VocabularyService {
  constructor(private readonly listings: ListingIndex) {}

  categories(): CategoryList {
    return { items: categories.map(({ code, ko, en }) => ({ code, name: ko, nameEn: en })) };
  }

  /** Counted where lists are made, so that a count is what the list of the region has. */
  async regions(): Promise<RegionList> {
    const { facets } = await this.listings.current();
    const festivalsIn = ({ provinceCode, districtCode }: Region) =>
      facets.count(districtCode === null ? `province:${provinceCode}` : `district:${districtCode}`);
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
