import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.js';
import { Trouble } from '../shared/trouble.js';
import { readQualityCsv } from './quality.api.js';

/** Fetches the file as the person signed in, which a plain link could not, and saves it. */
export function CsvButton() {
  const say = useWords();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const url = URL.createObjectURL(await readQualityCsv());
      const link = Object.assign(document.createElement('a'), { href: url, download: 'data-quality.csv' });
      link.click();
      URL.revokeObjectURL(url);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        variant="outlined"
        color="secondary"
        startIcon={<DownloadIcon />}
        disabled={isBusy}
        onClick={() => void save()}
      >
        {say(isBusy ? 'quality.csvBusy' : 'quality.csv')}
      </Button>
      {problem !== null && (
        <Box sx={{ flexBasis: '100%' }}>
          <Trouble error={problem} onRetry={() => void save()} />
        </Box>
      )}
    </>
  );
}
