import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../api/client.js';
import { answerOf } from '../api/problem.js';
import { useLanguage } from '../i18n/use-words.js';
import type { Command } from './command.rules.js';

const TYPING_MS = 200;
const AT_MOST = 6;

export interface FoundFestivals {
  readonly commands: readonly Command[];
  readonly isSearching: boolean;
  readonly hasFailed: boolean;
}

/** The festivals that the words mean, asked for when the typing rests. */
export function useFoundFestivals(typed: string): FoundFestivals {
  const navigate = useNavigate();
  const language = useLanguage();
  const words = typed.trim();
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words), TYPING_MS);
    return () => clearTimeout(timer);
  }, [words]);
  const { data, error, isFetching } = useQuery({
    queryKey: ['palette', asked],
    queryFn: () => answerOf(api.GET('/v1/festivals', { params: { query: { q: asked, perPage: AT_MOST } } })),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  const items = words === '' ? [] : (data?.items ?? []);
  return {
    commands: items.map(({ id, name, nameEn, region }) => {
      const place = language === 'ko' ? region?.name : region?.nameEn;
      return {
        id,
        group: 'festivals',
        text: language === 'ko' ? name : (nameEn ?? name),
        ...(place !== undefined && { hint: place }),
        run: () => void navigate(`/festivals/${id}`),
      };
    }),
    isSearching: words !== '' && (isFetching || asked !== words),
    hasFailed: words !== '' && error !== null,
  };
}
