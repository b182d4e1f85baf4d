import { AbilityBuilder, createMongoAbility, type MongoAbility, subject } from '@casl/ability';
import type { AccessLevel } from '../../shared/http/access.js';
import type { Role } from '../account.entity.js';

/** As much of a caller as decides what they may do. */
export interface Who {
  readonly id: string;
  readonly role: Role;
  /** Legal codes of provinces and districts that an editor is bound to; null where they are bound to none. */
  readonly regions: readonly string[] | null;
}

/** What a right can speak of, each with the facts that decide about a single one. */
interface Things {
  readonly Own: object;
  readonly Catalogue: object;
  readonly Platform: object;
  readonly Festival: { readonly status: string; readonly regions: readonly string[] };
  readonly Photo: {
    readonly ownerId: string;
    readonly purpose: string;
    readonly status: string;
    readonly attachments: number;
    readonly moderation: string;
  };
  readonly Review: { readonly authorId: string; readonly hidden: boolean };
  readonly SavedView: { readonly ownerId: string; readonly shared: boolean };
}

type Thing = keyof Things;
type Action = 'act' | 'read' | 'add' | 'change' | 'remove' | 'edit' | 'import' | 'administer';
type Ability = MongoAbility<[Action, Thing | (object & { readonly __caslSubjectType__?: Thing })]>;

/** The right that a route of this level asks for before anything is known of what it is about. */
const RIGHT_OF_LEVEL: Record<Exclude<AccessLevel, 'anyone'>, readonly [Action, Thing]> = {
  person: ['act', 'Own'],
  editor: ['edit', 'Catalogue'],
  'editor-everywhere': ['import', 'Catalogue'],
  admin: ['administer', 'Platform'],
};

const abilities = new WeakMap<Who, Ability>();
const nobody = abilityOf(undefined);

/** Whether the caller gets past the guard of a route; what it is about is judged by {@link may}. */
export function mayEnter(who: Who | undefined, level: AccessLevel): boolean {
  if (level === 'anyone') return true;
  return abilityFor(who).can(...RIGHT_OF_LEVEL[level]);
}

/** Whether the caller may do this to that one thing. What no rule allows is refused. */
export function may<T extends Thing>(
  who: Who | undefined,
  action: Action,
  thing: T,
  facts: Partial<Things[T]>,
): boolean {
  return abilityFor(who).can(action, subject(thing, { ...facts }));
}

/** Every right there is, in one place. */
function abilityOf(who: Who | undefined): Ability {
  const { can, build } = new AbilityBuilder<Ability>(createMongoAbility);
  can('read', 'Festival', { status: 'published' });
  can('read', 'Review', { hidden: false });
  can('read', 'Photo', { attachments: { $gt: 0 }, status: 'ready', moderation: 'clean' });
  if (who === undefined) return build();

  can('act', 'Own');
  can('add', 'Photo', { purpose: { $in: ['review', 'avatar'] } });
  can(['read', 'change', 'remove'], 'Photo', { ownerId: who.id });
  can(['read', 'change', 'remove'], 'Review', { authorId: who.id });
  if (who.role === 'visitor') return build();

  can('edit', 'Catalogue');
  can('read', 'Festival');
  can(['add', 'read', 'change', 'remove'], 'Photo', { purpose: 'festival' });
  if (who.regions === null) can('import', 'Catalogue');
  can('edit', 'Festival', who.regions === null ? {} : { regions: { $in: [...who.regions] } });
  can(['read', 'change'], 'SavedView', { ownerId: who.id });
  can('read', 'SavedView', { shared: true });
  if (who.role === 'editor') return build();

  can('change', 'SavedView', { shared: true });
  can('administer', 'Platform');
  return build();
}

/** Made once for each request, when it first asks. */
function abilityFor(who: Who | undefined): Ability {
  if (who === undefined) return nobody;
  const made = abilities.get(who) ?? abilityOf(who);
  abilities.set(who, made);
  return made;
}
