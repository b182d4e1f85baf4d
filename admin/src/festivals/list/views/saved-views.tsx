import AddIcon from '@mui/icons-material/BookmarkAddOutlined';
import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useListContext, useNotify, useStore } from 'react-admin';
import { useNavigate } from 'react-router';
import type { FestivalFilter, FestivalItem } from '../../../api/data-provider.js';
import { useWords } from '../../../i18n/use-words.js';
import { Trouble } from '../../../shared/trouble.js';
import { readSavedViews, type SavedQuery, type SavedView } from './saved-view.api.js';
import { addressOf, isSame, openView, queryOf } from './saved-view.rules.js';
import { ViewDialog, type ViewTask } from './view-dialog.js';

const KEY = ['saved-views'];

/** Which saved view the list shows, whether it was changed since, and what may be done with it. */
export function SavedViews() {
  const say = useWords();
  const notify = useNotify();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { sort, perPage, ...list } = useListContext<FestivalItem>();
  const [lastId, setLastId] = useStore<string | null>('festivals.lastView', null);
  const [task, setTask] = useState<ViewTask | null>(null);
  const { data: views = [], error, refetch } = useQuery({ queryKey: KEY, queryFn: readSavedViews });
  const now = queryOf(list.filterValues as FestivalFilter, sort.field);
  const open = openView(views, lastId, now);
  const isAll = isSame({}, now);
  const isChanged = open !== undefined && !isSame(open.query, now);

  const show = (query: SavedQuery, id: string | null) => {
    setLastId(id);
    void navigate(addressOf(query, perPage));
  };
  const done = async (kept: SavedView | null, text: string) => {
    setTask(null);
    setLastId(kept?.id ?? null);
    notify(text, { type: 'success' });
    await client.invalidateQueries({ queryKey: KEY });
  };

  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1, alignItems: 'center' }}>
      <TextField
        select
        margin="none"
        fullWidth={false}
        label={say('views.label')}
        value={open?.id ?? ''}
        sx={{ minWidth: 240, maxWidth: '100%' }}
        slotProps={{
          inputLabel: { shrink: true },
          select: {
            displayEmpty: true,
            renderValue: () =>
              shownName(open, isChanged, say('views.changedMark')) ??
              say(isAll ? 'views.none' : 'views.unsaved'),
          },
        }}
        onChange={({ target }) =>
          show(views.find(({ id }) => id === target.value)?.query ?? {}, target.value)
        }
      >
        <MenuItem value="">{say('views.none')}</MenuItem>
        {views.map((view) => (
          <MenuItem key={view.id} value={view.id} sx={{ gap: 2, justifyContent: 'space-between' }}>
            <span>{view.name}</span>
            <Typography component="span" color="text.secondary" sx={{ fontSize: '0.8125rem' }}>
              {sharingOf(view, say)}
            </Typography>
          </MenuItem>
        ))}
      </TextField>
      {isChanged && (
        <Button color="secondary" onClick={() => show(open.query, open.id)}>
          {say('views.reopen')}
        </Button>
      )}
      {isChanged && open.changeable && (
        <Button
          color="secondary"
          variant="outlined"
          onClick={() => setTask({ kind: 'update', view: open, query: now })}
        >
          {say('views.update')}
        </Button>
      )}
      <Button color="secondary" startIcon={<AddIcon />} onClick={() => setTask({ kind: 'save', query: now })}>
        {say('views.save')}
      </Button>
      {open?.changeable && (
        <>
          <Button color="secondary" onClick={() => setTask({ kind: 'rename', view: open })}>
            {say('views.rename')}
          </Button>
          <Button color="error" onClick={() => setTask({ kind: 'remove', view: open })}>
            {say('views.remove')}
          </Button>
        </>
      )}
      {task !== null && (
        <ViewDialog
          task={task}
          onDone={(kept, text) => void done(kept, text)}
          onStale={() => void client.invalidateQueries({ queryKey: KEY })}
          onClose={() => setTask(null)}
        />
      )}
    </Box>
  );
}

function shownName(open: SavedView | undefined, isChanged: boolean, mark: string): string | undefined {
  return isChanged ? `${open?.name} · ${mark}` : open?.name;
}

function sharingOf({ mine, shared, ownerName }: SavedView, say: ReturnType<typeof useWords>): string {
  if (!mine) return say('views.sharedBy', { name: ownerName });
  return say(shared ? 'views.sharedByMe' : 'views.private');
}
