import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';

/** What a link may ask of the page it leads to; typing in the search box asks to be left alone. */
interface Wish {
  readonly keepPlace?: boolean;
}

/**
 * A new page starts at its top and takes the focus, so that keyboards and screen readers begin there. Going
 * back or forward returns to where one was.
 */
export function usePageChange(main: RefObject<HTMLElement | null>): void {
  const location = useLocation();
  const { key, pathname } = location;
  const keepPlace = (location.state as Wish | null)?.keepPlace === true;
  const back = useNavigationType() === NavigationType.Pop;
  const places = useRef(new Map<string, number>());
  const shown = useRef({ key, pathname });

  useEffect(() => {
    window.history.scrollRestoration = 'manual';
    const remember = () => places.current.set(shown.current.key, window.scrollY);
    const leave = () => (window.history.scrollRestoration = 'auto');
    window.addEventListener('scroll', remember, { passive: true });
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('scroll', remember);
      window.removeEventListener('pagehide', leave);
    };
  }, []);

  useLayoutEffect(() => {
    if (shown.current.key === key) return;
    const samePage = shown.current.pathname === pathname;
    shown.current = { key, pathname };
    if (keepPlace && !back) return;
    window.scrollTo({ top: back ? (places.current.get(key) ?? 0) : 0, behavior: 'instant' });
    if (!samePage) main.current?.focus({ preventScroll: true });
  }, [key, pathname, keepPlace, back, main]);
}
