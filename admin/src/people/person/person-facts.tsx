import { Box, Chip } from '@mui/material';
import type { ReactNode } from 'react';
import type { User } from '../../api/data-provider.js';
import { useLanguage, useWords } from '../../i18n/use-words.js';
import { Card } from '../../shared/card.js';
import { formatKoreanTime } from '../../shared/days.js';

interface PersonFactsProps {
  readonly user: User;
  readonly isMe: boolean;
}

export function PersonFacts({ user, isMe }: PersonFactsProps) {
  const say = useWords();
  const language = useLanguage();
  return (
    <Card
      title={say('people.person.who')}
      aside={isMe && <Chip size="small" color="info" label={say('people.person.you')} />}
    >
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gridTemplateColumns: 'max-content minmax(0, 1fr)',
          columnGap: 2,
          rowGap: 0.75,
          fontSize: '0.9375rem',
        }}
      >
        <Fact name={say('people.name')}>
          <bdi>{user.displayName}</bdi>
        </Fact>
        <Fact name={say('people.email')}>{user.email}</Fact>
        <Fact name={say('people.joined')}>
          <time dateTime={user.createdAt}>{formatKoreanTime(user.createdAt, language)}</time>
        </Fact>
        <Fact name={say('people.person.id')}>
          <Box component="code" sx={{ fontSize: '0.8125rem' }}>
            {user.id}
          </Box>
        </Fact>
      </Box>
    </Card>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {name}
      </Box>
      <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </>
  );
}
