import { Injectable } from '@nestjs/common';
import { AccountService, type CurrentAccount } from '../../auth/index.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';
import type { RankedCatalogue } from '../ranking/catalogue/ranked-catalogue.js';
import type { History } from '../history.js';
import { PersonHistory } from '../person.history.js';
import { CompanionRepository } from './companion.repository.js';
import type { Member } from './proposals.rules.js';

/** All callers without a history draw the same list of a day. */
const ANYONE = 'anyone';

/** Who asks, alone or with companions, and what each of them has done. */
export type Group = readonly [GroupMember, ...GroupMember[]];

interface GroupMember extends Pick<Member, 'person' | 'name'> {
  readonly history: History;
}

@Injectable()
export class GroupService {
  constructor(
    private readonly companions: CompanionRepository,
    private readonly accounts: AccountService,
    private readonly people: PersonHistory,
  ) {}

  /**
   * @throws DomainError not-signed-in for companions without an account; invalid-input for anybody who is not a companion
   * (any more), has switched personalisation off or is gone, in words that do not tell which.
   */
  async of(
    account: CurrentAccount | undefined,
    withIds: readonly string[],
    catalogue: Promise<RankedCatalogue>,
  ): Promise<Group> {
    if (withIds.length === 0) {
      const history = await this.people.of(account, catalogue);
      const person = history.interests.length > 0 ? (account?.id ?? ANYONE) : ANYONE;
      return [{ person, name: null, history }];
    }
    if (account === undefined) throw new DomainError(kernelProblems.notSignedIn);
    if (!account.personalised) throw refused(SWITCHED_OFF);
    const found = (await this.companions.of(account.id)).filter(({ id }) => withIds.includes(id));
    const people = found.map(({ person }) => person);
    const [names, willing] = await Promise.all([
      this.accounts.displayNamesOf(people),
      this.accounts.willingAmong(people),
    ]);
    if (found.length < withIds.length || people.some((person) => !willing.has(person)))
      throw refused(NOT_WITH_YOU);
    const [own, ...theirs] = await Promise.all([
      this.people.of(account, catalogue),
      ...people.map(async (person) => {
        const activity = willing.get(person) as number;
        const history = await this.people.of({ id: person, personalised: true, activity }, catalogue);
        return { person, name: names.get(person) ?? '', history };
      }),
    ]);
    return [{ person: account.id, name: null, history: own }, ...theirs];
  }
}

const NOT_WITH_YOU = {
  ko: '모두 지금 나와 함께 추천받기로 한 동행이어야 합니다.',
  en: 'Each must be a companion who agrees to be recommended festivals with you now.',
};
const SWITCHED_OFF = {
  ko: '맞춤 추천을 꺼 두어 함께 추천받을 수 없습니다.',
  en: 'Your personalisation is switched off.',
};

function refused(detail: { ko: string; en: string }): DomainError {
  return new DomainError(kernelProblems.invalidInput, { errors: [{ pointer: '/with', detail }] });
}

/** What they do not want, or were at in the edition that is in view. */
export function unwantedBy({ dismissed, visitedEditions }: History, catalogue: RankedCatalogue): Set<string> {
  const visited = [...visitedEditions].flatMap((id) => catalogue.ofEdition.get(id) ?? []);
  return new Set([...dismissed, ...visited.map((number) => catalogue.at(number).id)]);
}

/** Of whom to propose what they keep, too: they go together, or plan a way there. */
export function membersOf([asker, ...others]: Group, catalogue: RankedCatalogue): [Member, ...Member[]] {
  const member = ({ person, name, history }: GroupMember): Member => ({
    person,
    name,
    interests: history.interests,
    unwanted: unwantedBy(history, catalogue),
  });
  return [member(asker), ...others.map(member)];
}
