/** What of a key press says which key was meant. */
export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly target: unknown;
}

/** Where letters are text, or choose among options by how these begin. */
const TYPED_INTO = [
  'input:not([type=checkbox], [type=radio], [type=button], [type=submit])',
  'textarea',
  'select',
  '[contenteditable]:not([contenteditable=false])',
  '[role=combobox]',
  '[role=listbox]',
  '[role=menu]',
].join(', ');

/** The letter (lower case, Latin) or sign that was pressed for its own sake; null while one types or with modifiers. */
export function plainKeyOf(pressed: Pressed): string | null {
  const { ctrlKey, metaKey, altKey, isComposing, target } = pressed;
  if (ctrlKey || metaKey || altKey || isComposing || isTypedInto(target)) return null;
  return letterOf(pressed);
}

/** ⌘K on a Mac, Ctrl K elsewhere; wherever one is. */
export function asksForPalette(pressed: Pressed): boolean {
  const { ctrlKey, metaKey, altKey } = pressed;
  return (ctrlKey || metaKey) && !altKey && letterOf(pressed) === 'k';
}

/** A keyboard that writes Hangul gives ㄴ where S stands, so what is no Latin letter goes by its place. */
function letterOf({ key, code }: Pressed): string {
  if (/^[a-z?]$/i.test(key)) return key.toLowerCase();
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key;
}

function isTypedInto(target: unknown): boolean {
  const { closest } = (target ?? {}) as { closest?: (selector: string) => unknown };
  return typeof closest === 'function' && closest.call(target, TYPED_INTO) !== null;
}
