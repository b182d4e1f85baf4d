import PhotosIcon from '@mui/icons-material/PhotoLibraryOutlined';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { FormProvider, useWatch } from 'react-hook-form';
import { Link } from 'react-router';
import { ApiProblem } from '../../api/problem.js';
import { useLanguage, useWords } from '../../i18n/use-words.js';
import { formatSince } from '../../shared/days.js';
import { PageHead } from '../../shared/page-head.js';
import { changedFields } from '../../shared/race.rules.js';
import { SaveBar } from '../../shared/save-bar.js';
import { showAtFields } from '../../shared/show-at-fields.js';
import { Trouble } from '../../shared/trouble.js';
import { useLeaveGuard } from '../../shared/use-leave-guard.js';
import { Editions } from './editions.js';
import type { ReadFestival } from './festival.api.js';
import { FestivalForm } from './festival-form.js';
import { FestivalOrigins } from './origin/festival-origins.js';
import { FestivalRace } from './festival-race.js';
import { fieldOf, type FestivalValues, valuesOf } from './festival.values.js';
import { History } from './history/history.js';
import { PreviewLink } from './preview-link.js';
import { useFestival } from './use-festival.js';

/** One festival: its form, its editions, where its values come from, and what was done to it. */
export function FestivalEditor({ read }: { readonly read: ReadFestival }) {
  const say = useWords();
  const language = useLanguage();
  const notify = useNotify();
  const [problem, setProblem] = useState<unknown>(null);
  const inHand = useFestival(read);
  const { form, base, sides } = inHand;
  const values = useWatch({ control: form.control }) as FestivalValues;
  const changes = changedFields(valuesOf(base.festival), values);
  useLeaveGuard(changes.length > 0);

  const tell = async (saving: Promise<boolean>) => {
    setProblem(null);
    try {
      if (await saving) notify(say('festival.saved'), { type: 'success' });
    } catch (error) {
      setProblem(error);
      if (error instanceof ApiProblem) showAtFields(form.setError, error, fieldOf);
    }
  };
  const { id, name, nameEn, updatedAt } = base.festival;
  return (
    <FormProvider {...form}>
      <PageHead
        title={language === 'en' && nameEn !== null ? nameEn : name}
        aside={say('festival.updatedAt', { when: formatSince(updatedAt, language) })}
        back={{ to: '/festivals', text: say('festival.back') }}
      >
        <Button
          component={Link}
          to={`/festivals/${id}/photos`}
          variant="outlined"
          color="secondary"
          startIcon={<PhotosIcon />}
        >
          {say('photos.open')}
        </Button>
        <PreviewLink festival={base.festival} isChanged={changes.length > 0} />
      </PageHead>
      <FestivalOrigins inHand={inHand}>
        <FestivalForm beside={<Editions festivalId={id} />} />
      </FestivalOrigins>
      <History inHand={inHand} />
      {problem !== null && <Trouble error={problem} />}
      <Box
        component="form"
        noValidate
        onSubmit={(event) => void form.handleSubmit(() => tell(inHand.save()))(event)}
        sx={{ display: 'contents' }}
      >
        <SaveBar
          text={say('festival.save')}
          idle={say('festival.upToDate')}
          saving={form.formState.isSubmitting}
          changes={changes.length}
          onUndo={() => form.reset(valuesOf(base.festival))}
        />
      </Box>
      {sides !== null && (
        <FestivalRace
          sides={sides}
          onSettle={(choices) => void tell(inHand.settle(choices))}
          onKeepEditing={inHand.keepEditing}
        />
      )}
    </FormProvider>
  );
}
