import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { answerOf } from '../api/problem.js';
import type { components } from '../api/schema.js';
import { useLanguage } from '../i18n/use-words.js';

export type CategoryCode = components['schemas']['Category']['code'];

/** Hues of OKLCH, those of the app: a category has one colour everywhere. */
const hues: Record<CategoryCode, number> = {
  flowers: 0,
  nature: 150,
  sea: 235,
  snow: 260,
  food: 50,
  tradition: 28,
  culture: 295,
  music: 330,
  'film-art': 185,
  light: 80,
  family: 120,
};

export interface Choice<Code extends string = string> {
  readonly code: Code;
  readonly name: string;
}

/** The categories in the language of the page; empty until they have come. */
export function useCategories(): readonly Choice<CategoryCode>[] {
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['categories'],
    queryFn: () => answerOf(api.GET('/v1/categories')),
    staleTime: Infinity,
  });
  return (data?.items ?? []).map(({ code, name, nameEn }) => ({
    code,
    name: language === 'ko' ? name : nameEn,
  }));
}

export function CategoryName({ code }: { readonly code: CategoryCode }) {
  const name = useCategories().find((category) => category.code === code)?.name ?? code;
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, whiteSpace: 'nowrap' }}
    >
      <Box
        component="span"
        sx={{
          width: 9,
          height: 9,
          borderRadius: '50%',
          flex: 'none',
          bgcolor: `oklch(0.66 0.16 ${hues[code]})`,
        }}
      />
      {name}
    </Box>
  );
}
