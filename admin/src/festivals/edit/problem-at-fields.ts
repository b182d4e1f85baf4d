import type { UseFormReturn } from 'react-hook-form';
import type { ApiProblem } from '../../api/problem.js';
import { fieldOf, type FestivalValues } from './festival.values.js';

/** Puts each thing that the API names at its field, and the cursor into the first of them. */
export function showAtFields(form: UseFormReturn<FestivalValues>, { fields }: ApiProblem): void {
  const placed = fields.flatMap(({ path, detail }) => {
    const field = fieldOf(path);
    return field === null ? [] : [{ field, detail }];
  });
  for (const [index, { field, detail }] of placed.entries()) {
    form.setError(field, { message: detail }, { shouldFocus: index === 0 });
  }
}
