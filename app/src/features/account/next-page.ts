import { useSearchParams } from 'react-router';

/** The page that asked for an account, to go back to; only ever one of ours. */
export function useNextPage(): { next: string; carried: string } {
  const [params] = useSearchParams();
  const asked = params.get('next') ?? '/';
  const url = new URL(asked, location.origin);
  const next = url.origin === location.origin ? url.pathname + url.search + url.hash : '/';
  return { next, carried: `?${new URLSearchParams({ next })}` };
}
