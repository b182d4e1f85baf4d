import { Parser } from 'htmlparser2';

// Elements that TourAPI's editors write; anything else in angle brackets is part of the text, as in <K-Play>.
const ELEMENTS = new Set(
  'a abbr article b big blockquote body br caption center code col colgroup dd div dl dt em figure font footer h1 h2 h3 h4 h5 h6 head header hr html i iframe img label li link meta ol p pre s script section small span strike strong style sub sup table tbody td tfoot th thead title tr tt u ul video'.split(
    ' ',
  ),
);
const BREAKS = new Set(
  'blockquote br dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p section table tr ul'.split(' '),
);
const UNREAD = new Set(['script', 'style', 'head', 'title']);

export interface ReadMarkup {
  /** The words without their elements, entities decoded, a line for each line that a browser shows. */
  readonly text: string;
  /** Where the links in it lead, in their order. */
  readonly links: readonly string[];
}

/** Reads a text that may be HTML, or a little of it, or none. What comes out is text, not markup. */
export function readMarkup(source: string): ReadMarkup {
  let text = '';
  let unread = 0;
  let read = 0;
  const links: string[] = [];
  const say = (words: string) => {
    if (unread === 0) text += words;
  };
  const passed = () => {
    const from = Math.max(parser.startIndex, 0);
    read = parser.endIndex + 1;
    return source.slice(from, read);
  };
  const parser = new Parser(
    {
      onopentag: (name, { href }) => {
        const written = passed();
        if (!ELEMENTS.has(name)) say(written);
        else if (BREAKS.has(name)) say('\n');
        if (UNREAD.has(name)) unread += 1;
        if (name === 'a' && href !== undefined) links.push(href);
      },
      onclosetag: (name, isImplied) => {
        const written = isImplied ? '' : passed();
        if (UNREAD.has(name)) unread -= 1;
        if (!ELEMENTS.has(name)) say(written);
        else if (BREAKS.has(name) && name !== 'br') say('\n');
      },
      ontext: (words) => {
        passed();
        say(words);
      },
      oncomment: () => void passed(),
      onprocessinginstruction: (_name, _data) => say(passed()),
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: false },
  );
  parser.write(source);
  parser.end();
  // An angle bracket that nothing closes is no element.
  return { text: `${text}${source.slice(read)}`, links };
}
