import { startTransition, useOptimistic } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { filterOf, paramsOf, type SearchFilter } from './search-filter.js';

/**
 * The search of the address, and the way to change a part of it. It is shown at once, since a field that waited for
 * the address would lose keys; and a change is made to what the address says by now, since what is drawn may be
 * one change behind.
 */
export function useFilter(): [SearchFilter, (part: Partial<SearchFilter>) => void] {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [filter, show] = useOptimistic(filterOf(params));
  const change = (part: Partial<SearchFilter>) =>
    startTransition(() => {
      const { pathname, search } = window.location;
      const next = { ...filterOf(new URLSearchParams(search)), ...part };
      show(next);
      void navigate(`/festivals?${paramsOf(next)}`, {
        replace: pathname === '/festivals',
        state: { keepPlace: true },
      });
    });
  return [filter, change];
}
