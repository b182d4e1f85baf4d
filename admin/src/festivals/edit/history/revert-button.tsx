import UndoIcon from '@mui/icons-material/UndoOutlined';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useWords } from '../../../i18n/use-words.js';
import { Trouble } from '../../../shared/trouble.js';
import { editionValuesOf, type EditionValues } from '../edition.values.js';
import type { Edition, TrailEntry } from '../festival.api.js';
import { EditionRace } from '../festival-race.js';
import type { Revert } from '../revert.rules.js';
import { useEdition } from '../use-edition.js';
import { useRefresh } from '../use-refresh.js';
import type { FestivalInHand } from '../use-festival.js';
import { useChangeWords } from './change-words.js';

interface RevertButtonProps {
  readonly change: TrailEntry['changes'][number];
  readonly revert: Revert;
  readonly inHand: FestivalInHand;
  /** The one that the change is about, where it is about one. */
  readonly edition: Edition | undefined;
}

/** Puts the former value back, as an ordinary edit. */
export function RevertButton({ change, revert, inHand, edition }: RevertButtonProps) {
  if (revert.of === 'festival') return <Ask change={change} onRevert={() => inHand.put(revert.former)} />;
  if (edition === undefined) return null;
  const festivalId = inHand.base.festival.id;
  return (
    // Anew with every version of the edition, which it writes by.
    <OfEdition
      key={edition.version}
      festivalId={festivalId}
      edition={edition}
      former={revert.former}
      change={change}
    />
  );
}

interface OfEditionProps {
  readonly festivalId: string;
  readonly edition: Edition;
  readonly former: Partial<EditionValues>;
  readonly change: RevertButtonProps['change'];
}

function OfEdition({ festivalId, edition, former, change }: OfEditionProps) {
  const refresh = useRefresh();
  const contested = useEdition(festivalId, edition, {
    drafted: () => editionValuesOf(edition),
    redraft: () => undefined,
    onGone: refresh,
    onSaved: refresh,
  });
  const { sides } = contested;
  return (
    <Ask change={change} onRevert={() => contested.put(former)}>
      {(tell) =>
        sides !== null && (
          <EditionRace
            sides={sides}
            onSettle={(choices) => tell(contested.settle(choices))}
            onKeepEditing={contested.keepEditing}
          />
        )
      }
    </Ask>
  );
}

interface AskProps {
  readonly change: RevertButtonProps['change'];
  readonly onRevert: () => Promise<boolean>;
  readonly children?: (tell: (saving: Promise<boolean>) => void) => React.ReactNode;
}

function Ask({ change, onRevert, children }: AskProps) {
  const say = useWords();
  const notify = useNotify();
  const { label, shown } = useChangeWords(change);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const tell = async (saving: Promise<boolean>) => {
    setBusy(true);
    setProblem(null);
    try {
      if (await saving) notify(say('editing.history.reverted'), { type: 'success' });
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        size="small"
        color="secondary"
        startIcon={<UndoIcon />}
        disabled={isBusy}
        aria-label={say('editing.history.revertTo', { field: label, value: shown(change.from) })}
        onClick={() => void tell(onRevert())}
      >
        {say('editing.history.revert')}
      </Button>
      {problem !== null && (
        <Box sx={{ flexBasis: '100%' }}>
          <Trouble error={problem} />
        </Box>
      )}
      {children?.((saving) => void tell(saving))}
    </>
  );
}
