import { useLocation, useSearchParams } from 'react-router';

/** The page that asked for an account, to go back to, with what stood behind its #; only ever one of ours. */
export function useNextPage(): { next: string; carried: string } {
  const [params] = useSearchParams();
  const { hash } = useLocation();
  const asked = params.get('next') ?? '/';
  const url = new URL(asked, location.origin);
  const page = url.origin === location.origin ? url.pathname + url.search : '/';
  return { next: page + hash, carried: `?${new URLSearchParams({ next: page })}${hash}` };
}
