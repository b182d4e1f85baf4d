import { Box } from '@mui/material';

/** A key as it stands on a keyboard; told to nobody by ear, since the list of keys tells it. */
export function KeyCap({ text }: { readonly text: string }) {
  return (
    <Box
      component="kbd"
      aria-hidden
      sx={{
        display: 'inline-block',
        ml: 1,
        px: 0.75,
        minWidth: 20,
        textAlign: 'center',
        border: 1,
        borderColor: 'currentColor',
        borderRadius: 1,
        fontFamily: 'inherit',
        fontSize: '0.75rem',
        lineHeight: 1.5,
        whiteSpace: 'nowrap',
      }}
    >
      {text}
    </Box>
  );
}
