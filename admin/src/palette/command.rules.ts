export interface Command {
  readonly id: string;
  readonly group: 'pages' | 'festivals' | 'settings';
  readonly text: string;
  /** Said beside it, and found by it too. */
  readonly hint?: string;
  readonly run: () => void;
}

/** Those that have every word that was typed, in whatever order, in their text or hint; all of them without any. */
export function matching(commands: readonly Command[], typed: string): Command[] {
  const words = plain(typed).split(' ').filter(Boolean);
  return commands.filter(({ text, hint = '' }) => {
    const told = plain(`${text} ${hint}`);
    const closed = told.replaceAll(' ', '');
    return words.every((word) => told.includes(word) || closed.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
