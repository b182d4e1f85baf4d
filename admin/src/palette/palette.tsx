import { Box, Dialog, ListSubheader, TextField, Typography, useAutocomplete } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.js';
import { type Command, matching } from './command.rules.js';
import { useCommands } from './use-commands.js';
import { useFoundFestivals } from './use-found-festivals.js';

interface PaletteProps {
  readonly onClose: () => void;
  readonly onShowKeys: () => void;
}

/** Everything that can be reached from anywhere, by its name: pages, festivals, settings. */
export default function Palette({ onClose, onShowKeys }: PaletteProps) {
  const say = useWords();
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={onClose}
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
      slotProps={{
        paper: {
          'aria-label': say('palette.title'),
          variant: 'outlined',
          sx: { mt: { xs: 2, sm: '10vh' }, borderRadius: '14px' },
        },
      }}
    >
      <Box sx={{ p: 2 }}>
        <Finder onClose={onClose} onShowKeys={onShowKeys} />
      </Box>
    </Dialog>
  );
}

function Finder({ onClose, onShowKeys }: PaletteProps) {
  const say = useWords();
  const [typed, setTyped] = useState('');
  const everything = useCommands(onShowKeys);
  const { commands: festivals, isSearching, hasFailed } = useFoundFestivals(typed);
  const known = matching(everything, typed);
  const inGroup = (group: Command['group']) => known.filter((command) => command.group === group);
  const options = [...inGroup('pages'), ...festivals, ...inGroup('settings')];
  const { getRootProps, getInputLabelProps, getInputProps, getListboxProps, getOptionProps } =
    useAutocomplete({
      id: 'palette',
      open: true,
      autoHighlight: true,
      options,
      value: null,
      inputValue: typed,
      filterOptions: (all) => all,
      getOptionLabel: ({ text }) => text,
      getOptionKey: ({ id }) => id,
      isOptionEqualToValue: (option, value) => option.id === value.id,
      onInputChange: (_event, text, reason) => reason === 'input' && setTyped(text),
      onChange: (_event, chosen) => {
        if (chosen === null) return;
        // Closed first, so that what a command opens is not closed with it.
        onClose();
        chosen.run();
      },
      onClose: (_event, reason) => reason === 'escape' && onClose(),
    });
  return (
    <>
      <div {...getRootProps()}>
        <TextField
          autoFocus
          margin="none"
          label={say('palette.find')}
          slotProps={{ htmlInput: { ...getInputProps(), maxLength: 100 }, inputLabel: getInputLabelProps() }}
        />
      </div>
      <Box
        component="ul"
        {...getListboxProps()}
        sx={{ m: 0, mt: 1, p: 0, listStyle: 'none', maxHeight: '50vh', overflowY: 'auto' }}
      >
        {options.map((command, index) => (
          <Line
            key={command.id}
            command={command}
            heads={command.group !== options[index - 1]?.group}
            option={getOptionProps({ option: command, index })}
          />
        ))}
      </Box>
      <Typography role="status" color="text.secondary" sx={{ mt: 1, fontSize: '0.875rem' }}>
        {hasFailed
          ? say('palette.unreachable')
          : isSearching
            ? say('palette.searching')
            : options.length === 0
              ? say('palette.nothing')
              : say('palette.found', { smart_count: options.length })}
      </Typography>
    </>
  );
}

interface LineProps {
  readonly command: Command;
  /** Whether its group begins with it. */
  readonly heads: boolean;
  readonly option: React.HTMLAttributes<HTMLLIElement> & { key?: unknown };
}

function Line({ command: { group, text, hint }, heads, option }: LineProps) {
  const say = useWords();
  const { key: _key, ...attributes } = option;
  return (
    <>
      {heads && (
        <ListSubheader
          component="li"
          role="presentation"
          sx={{ lineHeight: 2.2, px: 1.5, bgcolor: 'background.paper' }}
        >
          {say(`palette.groups.${group}`)}
        </ListSubheader>
      )}
      <Box
        component="li"
        {...attributes}
        sx={{
          display: 'flex',
          gap: 1,
          px: 1.5,
          py: 1,
          borderRadius: 1,
          cursor: 'pointer',
          '&.Mui-focused': {
            bgcolor: 'action.hover',
            outline: 2,
            outlineColor: 'secondary.main',
            outlineOffset: -2,
            outlineStyle: 'solid',
          },
        }}
      >
        <Box component="span" sx={{ fontWeight: 600 }}>
          {text}
        </Box>
        {hint !== undefined && (
          <Box component="span" sx={{ ml: 'auto', color: 'text.secondary', fontSize: '0.8125rem' }}>
            {hint}
          </Box>
        )}
      </Box>
    </>
  );
}
