import type { WordKey } from '../i18n/messages.js';
import { useWords } from '../i18n/use-words.js';

/** What an import may change, as people call it. */
const fieldWords: Partial<Record<string, WordKey>> = {
  name: 'festival.name',
  category: 'festival.category',
  place: 'festival.place',
  address: 'festival.address',
  region: 'festival.region',
  point: 'festival.point',
  organiser: 'festival.organiser',
  host: 'festival.host',
  sponsors: 'festival.sponsors',
  phone: 'festival.phone',
  homepage: 'festival.homepage',
  description: 'festival.description',
  startsOn: 'editions.startsOn',
  endsOn: 'editions.endsOn',
  ordinal: 'editions.number',
  programme: 'editions.programme',
};

/** What to call a field; one that has no word of its own by its name. */
export function useFieldWord(): (field: string) => string {
  const say = useWords();
  return (field) => {
    const word = fieldWords[field];
    return word === undefined ? field : say(word);
  };
}
