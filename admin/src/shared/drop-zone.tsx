import { Box, Button, Typography } from '@mui/material';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';

interface DropZoneProps {
  readonly text: string;
  readonly button: string;
  readonly hint: string;
  readonly icon: ReactNode;
  /** The types that the file dialog offers. */
  readonly accept: string;
  readonly disabled?: boolean;
  readonly onFile: (file: File) => void;
  readonly children?: ReactNode;
}

/** Takes one file by dropping it here or by the button; both lead to the same place. */
export function DropZone({
  text,
  button,
  hint,
  icon,
  accept,
  disabled = false,
  onFile,
  children,
}: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined && !disabled) onFile(file);
  };
  return (
    <Box
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      sx={{
        border: 2,
        borderStyle: 'dashed',
        borderColor: over ? 'primary.main' : 'divider',
        bgcolor: over ? 'action.hover' : 'transparent',
        borderRadius: '12px',
        p: 2,
        textAlign: 'center',
        transition: 'border-color 120ms, background-color 120ms',
      }}
    >
      {children}
      <Box sx={{ color: 'text.secondary' }}>{icon}</Box>
      <Typography sx={{ fontWeight: 600 }}>{text}</Typography>
      <Typography color="text.secondary" sx={{ fontSize: '0.8125rem', mb: 1 }}>
        {hint}
      </Typography>
      <Button variant="outlined" color="secondary" disabled={disabled} onClick={() => input.current?.click()}>
        {button}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={button}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </Box>
  );
}
