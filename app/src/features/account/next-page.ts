import { useLocation, useSearchParams } from 'react-router';

/** The page that asked for an account, to go back to, with what stood behind its #; only ever one of ours. */
export function useNextPage(): { next: string; carried: string } {
  const [params] = useSearchParams();
  const { hash } = useLocation();
  const asked = params.get('next') ?? '/';
  const url = new URL(asked, location.origin);
  // The path of `/.//host` is `//host`, which is another host to who reads it next.
  const isOurs = url.origin === location.origin && !url.pathname.startsWith('//');
  const page = isOurs ? url.pathname + url.search : '/';
  return { next: page + hash, carried: `?${new URLSearchParams({ next: page })}${hash}` };
}
