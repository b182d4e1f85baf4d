import EditorIcon from '@mui/icons-material/EditNoteOutlined';
import SourceIcon from '@mui/icons-material/StorageOutlined';
import { Badge, Box, IconButton, Popover, Tooltip } from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import { useLanguage, useWords } from '../../../i18n/use-words.js';
import { formatSince } from '../../../shared/days.js';
import type { FieldProvenance } from '../festival.api.js';
import { OriginDetails } from './origin-details.js';
import { comingOf, type Origins, useOrigins } from './origins.js';

interface WithOriginProps {
  readonly field: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** A field with where its value comes from beside it, in a form that knows. */
export function WithOrigin({ field, label, children }: WithOriginProps) {
  const origins = useOrigins();
  if (origins === null) return children;
  const provenance = origins.of(field);
  return (
    <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.25 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>{children}</Box>
      {/* As wide where there is nothing to tell, so that fields keep their line. */}
      <Box sx={{ width: 34, flex: 'none', pt: 1.25 }}>
        {provenance?.from != null && <Origin origins={origins} provenance={provenance} label={label} />}
      </Box>
    </Box>
  );
}

interface OriginProps {
  readonly origins: Origins;
  readonly provenance: FieldProvenance;
  readonly label: string;
}

function Origin({ origins, provenance, label }: OriginProps) {
  const say = useWords();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const titleId = useId();
  const told = useOriginLine(origins, provenance);
  const isBySource = provenance.from?.statementId != null;
  const stands = comingOf(provenance) !== undefined;
  const line = stands ? `${told} · ${say('editing.origin.differs')}` : told;
  const Icon = isBySource ? SourceIcon : EditorIcon;
  return (
    <>
      <Tooltip title={line} describeChild>
        <IconButton
          size="small"
          aria-label={say('editing.origin.of', { field: label })}
          aria-haspopup="dialog"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <Badge variant="dot" color="warning" invisible={!stands}>
            <Icon sx={{ fontSize: 18 }} />
          </Badge>
        </IconButton>
      </Tooltip>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-labelledby': titleId } }}
      >
        <OriginDetails
          titleId={titleId}
          label={label}
          line={told}
          origins={origins}
          provenance={provenance}
          onDone={() => setAnchor(null)}
        />
      </Popover>
    </>
  );
}

/** Who or what said it, and when: “표준데이터 · 3일 전”, “Decided by Kim · yesterday”. */
function useOriginLine({ sourceOf }: Origins, { from }: FieldProvenance): string {
  const say = useWords();
  const language = useLanguage();
  if (from === null) return '';
  const when = formatSince(from.since, language);
  const source = sourceOf(from.statementId);
  if (source !== undefined)
    return say('editing.origin.source', { source: say(`imports.provider.${source.provider}`), when });
  return from.editorName === null
    ? say('editing.origin.editor', { when })
    : say('editing.origin.person', { name: from.editorName, when });
}
