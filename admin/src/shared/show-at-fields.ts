import type { FieldValues, Path, UseFormSetError } from 'react-hook-form';
import type { ApiProblem } from '../api/problem.js';

/** Puts each thing that the API names at its field, and the cursor into the first of them; whether it named any. */
export function showAtFields<Values extends FieldValues>(
  setError: UseFormSetError<Values>,
  { fields }: ApiProblem,
  fieldOf: (path: string) => Path<Values> | null,
): boolean {
  const placed = fields.flatMap(({ path, detail }) => {
    const field = fieldOf(path);
    return field === null ? [] : [{ field, detail }];
  });
  for (const [index, { field, detail }] of placed.entries())
    setError(field, { message: detail }, { shouldFocus: index === 0 });
  return placed.length > 0;
}
