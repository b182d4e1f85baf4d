import { Alert, Box, Button } from '@mui/material';
import { useWords } from '../i18n/use-words.js';
import { Trouble } from '../shared/trouble.js';
import type { Duplicate } from './duplicate.api.js';
import { usePairName } from './pair-name.js';
import type { Decisions, News } from './use-decisions.js';

interface PairNewsProps {
  readonly decisions: Decisions;
  readonly onShow: (pair: Duplicate) => void;
}

/** What became of the last decisions: saved, decided by somebody else first, or not saved. */
export function PairNews({ decisions, onShow }: PairNewsProps) {
  return (
    <Box sx={{ display: 'grid', gap: 1, mb: decisions.news.length > 0 ? 2 : 0 }}>
      {decisions.news.map((news) => (
        <One key={news.pair.id} news={news} decisions={decisions} onShow={onShow} />
      ))}
    </Box>
  );
}

function One({ news, decisions, onShow }: PairNewsProps & { readonly news: News }) {
  const say = useWords();
  const nameOf = usePairName();
  const pair = nameOf(news.pair);
  const show = (
    <Button color="inherit" size="small" onClick={() => onShow(news.pair)}>
      {say('duplicates.showPair')}
    </Button>
  );
  const forget = () => decisions.forget(news);
  if (news.kind === 'failed')
    return (
      <Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
          {say('duplicates.notSaved', { pair })}
          {show}
        </Box>
        <Trouble error={news.error} onRetry={news.again} />
      </Box>
    );
  if (news.kind === 'gone')
    return (
      <Alert severity="info" onClose={forget} closeText={say('duplicates.close')}>
        {say('duplicates.gone', { pair })}
      </Alert>
    );
  const decision = news.decision ?? 'none';
  if (news.kind === 'byOther')
    return (
      <Alert severity="warning" action={show}>
        {say(`duplicates.byOther.${decision}`, { pair })}
      </Alert>
    );
  return (
    <Alert
      severity="success"
      role="status"
      action={
        decision !== 'none' && (
          <Button color="inherit" size="small" onClick={() => decisions.send(news.pair, null)}>
            {say('duplicates.undo')}
          </Button>
        )
      }
    >
      {say('duplicates.savedPair', { what: say(`duplicates.saved.${decision}`), pair })}
    </Alert>
  );
}
