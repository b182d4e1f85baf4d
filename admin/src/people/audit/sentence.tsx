import { Link } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import type { AuditEntry } from '../../api/data-provider.js';
import { useWords } from '../../i18n/use-words.js';
import { ACTIONS, isOneOf, SUBJECT_KINDS } from './actions.js';
import { useNameOf } from './people-named.js';
import { Said } from './said.js';

/** What happened, as one sentence: who did what, and to whom or what. */
export function Sentence({ entry }: { readonly entry: AuditEntry }) {
  const { action, accountId, subject } = entry;
  const count = Number(entry.after?.['count'] ?? 0);
  const who = accountId === null ? <Said words="people.who.command" parts={{}} /> : <Who id={accountId} />;
  if (action === 'sessions.ended' && accountId === subject.id)
    return <Said words="people.ownSessionsEnded" parts={{ who }} count={count} />;
  const parts = { who, subject: <Subject entry={entry} /> };
  if (isOneOf(ACTIONS, action)) return <Said words={`people.did.${action}`} parts={parts} count={count} />;
  return <Said words="people.did.other" parts={{ ...parts, action }} />;
}

function Who({ id }: { readonly id: string }) {
  const name = useNameOf(id);
  if (name === null) return <Said words="people.who.gone" parts={{}} />;
  return <Said words="people.who.person" parts={{ name: <PersonLink id={id} name={name} /> }} />;
}

function Subject({ entry: { subject, before, after } }: { readonly entry: AuditEntry }) {
  const say = useWords();
  const { kind, id } = subject;
  const kindWord = isOneOf(SUBJECT_KINDS, kind) ? say(`people.subjects.${kind}`) : kind;
  if (id === null) return kindWord;
  if (kind === 'account') return <Whose id={id} />;
  const called = after?.['name'] ?? after?.['fileName'] ?? before?.['name'];
  const text = typeof called === 'string' ? called : `${kindWord} …${id.slice(-8)}`;
  const festivalId = kind === 'festival' ? id : (after?.['festivalId'] ?? before?.['festivalId']);
  if (typeof festivalId === 'string') return <PageLink to={`/festivals/${festivalId}`}>{text}</PageLink>;
  if (kind === 'import') return <PageLink to={`/imports/${id}/show`}>{text}</PageLink>;
  return <bdi>{text}</bdi>;
}

function Whose({ id }: { readonly id: string }) {
  const name = useNameOf(id);
  if (name === null) return <Said words="people.whose.gone" parts={{}} />;
  return <Said words="people.whose.person" parts={{ name: <PersonLink id={id} name={name} /> }} />;
}

/** Until the name has come, the end of the account's number stands for it. */
function PersonLink({
  id,
  name = `…${id.slice(-8)}`,
}: {
  readonly id: string;
  readonly name?: string | undefined;
}) {
  return <PageLink to={`/users/${id}`}>{name}</PageLink>;
}

function PageLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return (
    <Link component={RouterLink} to={to} color="text.primary" sx={{ fontWeight: 650 }}>
      <bdi>{children}</bdi>
    </Link>
  );
}
