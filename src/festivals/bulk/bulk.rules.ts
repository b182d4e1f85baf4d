import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';
import type { FestivalFacts } from '../festival.facts.js';
import { type FestivalChangeBody, MOST_TAGS } from '../festival.schemas.js';
import type { BulkChange } from './bulk.schemas.js';

/**
 * What has to change of a festival so that it is as asked; null where it is so already.
 * @throws DomainError invalid-input where one more tag would be too many
 */
export function wantedOf(
  { status, category, tags }: Pick<FestivalFacts, 'status' | 'category' | 'tags'>,
  asked: BulkChange,
): FestivalChangeBody | null {
  if (asked.status !== undefined) return asked.status === status ? null : { status: asked.status };
  if (asked.category !== undefined) return asked.category === category ? null : { category: asked.category };
  const { addTag, removeTag } = asked;
  if (addTag !== undefined) {
    if (tags.includes(addTag)) return null;
    if (tags.length >= MOST_TAGS) throw tooManyTags();
    return { tags: [...tags, addTag] };
  }
  if (removeTag === undefined || !tags.includes(removeTag)) return null;
  return { tags: tags.filter((tag) => tag !== removeTag) };
}

function tooManyTags(): DomainError {
  return new DomainError(kernelProblems.invalidInput, {
    errors: [
      {
        pointer: '/change/addTag',
        detail: {
          ko: `태그가 이미 ${MOST_TAGS}개입니다.`,
          en: `It has ${MOST_TAGS} tags already.`,
        },
      },
    ],
  });
}
