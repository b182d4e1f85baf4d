import { Box } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { ApiProblem } from '../../api/problem.js';
import { useWords } from '../../i18n/use-words.js';
import { PageHead } from '../../shared/page-head.js';
import { showAtFields } from '../../shared/show-at-fields.js';
import { Trouble } from '../../shared/trouble.js';
import { createFestival } from './festival.api.js';
import { FestivalForm } from './festival-form.js';
import { bodyOf, fieldOf, type FestivalValues, nothingSaid } from './festival.values.js';
import { changedFields } from '../../shared/race.rules.js';
import { SaveBar } from '../../shared/save-bar.js';
import { useLeaveGuard } from '../../shared/use-leave-guard.js';

export default function FestivalCreate() {
  const say = useWords();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<unknown>(null);
  const [createdId, setCreatedId] = useState<string | null>(null);
  const [key] = useState(() => crypto.randomUUID());
  const form = useForm<FestivalValues>({ defaultValues: nothingSaid });
  const values = useWatch({ control: form.control }) as FestivalValues;
  const changes = changedFields(nothingSaid, values);
  useLeaveGuard(changes.length > 0 && createdId === null);

  const save = async (said: FestivalValues) => {
    setProblem(null);
    try {
      const { festival } = await createFestival(bodyOf(said, changedFields(nothingSaid, said)), key);
      setCreatedId(festival.id);
      notify(say('festival.created'), { type: 'success' });
      await queryClient.invalidateQueries({ queryKey: ['festivals'] });
      // After the guard has heard that nothing is unsaved any more.
      setTimeout(() => void navigate(`/festivals/${festival.id}`, { replace: true }));
    } catch (error) {
      setProblem(error);
      if (error instanceof ApiProblem) showAtFields(form.setError, error, fieldOf);
    }
  };
  return (
    <FormProvider {...form}>
      <Box
        component="form"
        noValidate
        onSubmit={(event) => void form.handleSubmit(save)(event)}
        sx={{ p: { xs: 2, lg: 3 } }}
      >
        <PageHead title={say('festival.newTitle')} back={{ to: '/festivals', text: say('festival.back') }} />
        <FestivalForm />
        {problem !== null && <Trouble error={problem} />}
        <SaveBar
          text={say('festival.create')}
          idle={say('festival.start')}
          saving={form.formState.isSubmitting}
          changes={changes.length}
          onUndo={() => form.reset(nothingSaid)}
        />
      </Box>
    </FormProvider>
  );
}
