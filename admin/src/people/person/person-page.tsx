import { useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.js';
import { AdminsOnly } from '../../shared/admins-only.js';
import { PageOfOne } from '../../shared/page-of-one.js';
import { readUser } from './person.api.js';
import { PersonEditor } from './person-editor.js';

export default function PersonPage() {
  const say = useWords();
  const { id = '' } = useParams();
  return (
    <AdminsOnly title={say('people.title')}>
      <PageOfOne
        queryKey={['user', id]}
        read={() => readUser(id)}
        missing={{ title: say('people.title'), back: { to: '/users', text: say('people.person.back') } }}
      >
        {(read) => <PersonEditor key={id} read={read} />}
      </PageOfOne>
    </AdminsOnly>
  );
}
