import { useQuery } from '@tanstack/react-query';
import { readProvenance } from '../festival.api.js';

/** Where every value of the festival and its editions comes from; asked again whenever one of them was saved. */
export function useProvenance(festivalId: string) {
  return useQuery({ queryKey: ['provenance', festivalId], queryFn: () => readProvenance(festivalId) });
}
