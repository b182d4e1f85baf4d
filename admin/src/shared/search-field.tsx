import SearchIcon from '@mui/icons-material/Search';
import { InputAdornment, TextField } from '@mui/material';
import { useEffect, useState } from 'react';

const TYPING_MS = 300;

interface SearchFieldProps {
  readonly label: string;
  readonly words: string;
  readonly onChange: (words: string) => void;
}

/** Asks when the typing rests, not at every letter; follows when the search is cleared elsewhere. */
export function SearchField({ label, words, onChange }: SearchFieldProps) {
  const [typed, setTyped] = useState(words);
  const [asked, setAsked] = useState(words);
  const [known, setKnown] = useState(words);
  if (words !== known) {
    setKnown(words);
    if (words !== asked) {
      setAsked(words);
      setTyped(words);
    }
  }
  useEffect(() => {
    if (typed === asked) return undefined;
    const timer = setTimeout(() => {
      setAsked(typed);
      onChange(typed);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, asked, onChange]);
  return (
    <TextField
      type="search"
      margin="none"
      value={typed}
      placeholder={label}
      onChange={({ target }) => setTyped(target.value)}
      slotProps={{
        htmlInput: { 'aria-label': label, maxLength: 100 },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
