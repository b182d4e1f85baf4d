import { useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.js';
import { PageOfOne } from '../../shared/page-of-one.js';
import { readFestival } from './festival.api.js';
import { FestivalEditor } from './festival-editor.js';

export default function FestivalEdit() {
  const say = useWords();
  const { id = '' } = useParams();
  return (
    <PageOfOne
      queryKey={['festival', id]}
      read={() => readFestival(id)}
      missing={{ title: say('nav.festivals'), back: { to: '/festivals', text: say('festival.back') } }}
    >
      {(read) => <FestivalEditor key={id} read={read} />}
    </PageOfOne>
  );
}
