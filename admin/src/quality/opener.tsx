import OpenIcon from '@mui/icons-material/ExpandMore';
import { ButtonBase } from '@mui/material';
import type { ReactNode } from 'react';

interface OpenerProps {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** Opens what is behind a line and closes it again. */
export function Opener({ isOpen, onToggle, children }: OpenerProps) {
  return (
    <ButtonBase
      aria-expanded={isOpen}
      onClick={onToggle}
      sx={{
        gap: 1,
        py: 0.75,
        pr: 1,
        borderRadius: 1,
        font: 'inherit',
        textAlign: 'left',
        justifyContent: 'flex-start',
      }}
    >
      <OpenIcon
        fontSize="small"
        sx={{ color: 'text.secondary', transform: isOpen ? 'none' : 'rotate(-90deg)' }}
      />
      <span>{children}</span>
    </ButtonBase>
  );
}
