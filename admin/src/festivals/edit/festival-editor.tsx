import { Box } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { ApiProblem } from '../../api/problem.js';
import { useLanguage, useWords } from '../../i18n/use-words.js';
import { formatSince } from '../../shared/days.js';
import { PageHead } from '../../shared/page-head.js';
import { Trouble } from '../../shared/trouble.js';
import { Editions } from './editions.js';
import { changeFestival, type ReadFestival, readFestival } from './festival.api.js';
import { FestivalForm } from './festival-form.js';
import { FestivalRace } from './festival-race.js';
import { bodyOf, type FestivalField, type FestivalValues, valuesOf } from './festival.values.js';
import { showAtFields } from './problem-at-fields.js';
import { changedFields, type Choice, settled } from '../../shared/race.rules.js';
import { SaveBar } from '../../shared/save-bar.js';
import { useLeaveGuard } from '../../shared/use-leave-guard.js';

/** The form of one festival. `base` is what it was when it was read; only what differs from it is sent. */
export function FestivalEditor({ read }: { readonly read: ReadFestival }) {
  const say = useWords();
  const language = useLanguage();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [base, setBase] = useState(read);
  const [lostTo, setLostTo] = useState<ReadFestival | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const form = useForm<FestivalValues>({ defaultValues: valuesOf(read.festival) });
  const values = useWatch({ control: form.control }) as FestivalValues;
  const changes = changedFields(valuesOf(base.festival), values);
  useLeaveGuard(changes.length > 0);
  const { id } = base.festival;

  const save = async (said: FestivalValues, from: ReadFestival) => {
    setProblem(null);
    const changed = changedFields(valuesOf(from.festival), said);
    if (changed.length === 0) return;
    try {
      const saved = await changeFestival(id, from.etag, bodyOf(said, changed));
      setBase(saved);
      form.reset(valuesOf(saved.festival));
      notify(say('festival.saved'), { type: 'success' });
      await queryClient.invalidateQueries({ queryKey: ['festivals'] });
    } catch (error) {
      await explain(error);
    }
  };
  const explain = async (error: unknown) => {
    if (!(error instanceof ApiProblem) || error.status !== 412) {
      setProblem(error);
      if (error instanceof ApiProblem) showAtFields(form, error);
      return;
    }
    try {
      setLostTo(await readFestival(id));
    } catch (unread) {
      setProblem(unread);
    }
  };
  const settle = (choices: Partial<Record<FestivalField, Choice>>) => {
    if (lostTo === null) return;
    const present = valuesOf(lostTo.festival);
    const chosen = settled({ base: valuesOf(base.festival), mine: form.getValues(), present }, choices);
    setBase(lostTo);
    setLostTo(null);
    form.reset(chosen);
    void save(chosen, lostTo);
  };
  const { name, nameEn, updatedAt } = base.festival;
  return (
    <FormProvider {...form}>
      <PageHead
        title={language === 'en' && nameEn !== null ? nameEn : name}
        aside={say('festival.updatedAt', { when: formatSince(updatedAt, language) })}
        back={{ to: '/festivals', text: say('festival.back') }}
      />
      <FestivalForm beside={<Editions festivalId={id} />} />
      {problem !== null && <Trouble error={problem} />}
      <Box
        component="form"
        noValidate
        onSubmit={(event) => void form.handleSubmit((said) => save(said, base))(event)}
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
      {lostTo !== null && (
        <FestivalRace
          base={base}
          mine={form.getValues()}
          present={lostTo}
          onSettle={settle}
          onKeepEditing={() => setLostTo(null)}
        />
      )}
    </FormProvider>
  );
}
