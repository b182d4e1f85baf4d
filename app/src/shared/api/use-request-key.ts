import { useRef } from 'react';

/**
 * Keys for what one form sends: the same for the same again, so that what was done though its answer was lost is not
 * done twice.
 */
export function useRequestKey(): (body: unknown) => string {
  const last = useRef({ text: '', key: '' });
  return (body) => {
    const text = JSON.stringify(body);
    if (text !== last.current.text) last.current = { text, key: crypto.randomUUID() };
    return last.current.key;
  };
}
