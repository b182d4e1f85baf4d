import { useQuery } from '@tanstack/react-query';
import { readEditions } from './festival.api.js';

export function useEditions(festivalId: string) {
  return useQuery({ queryKey: ['editions', festivalId], queryFn: () => readEditions(festivalId) });
}
