import { Box, Paper, useTheme } from '@mui/material';
import { useWords } from '../i18n/use-words.js';
import type { Overview } from './overview.api.js';

type Days = Overview['recommendations']['days'];

const DAY_MS = 86_400_000;
const [WIDTH, HEIGHT, FOOT] = [720, 180, 22];
const HEARD_ONLY = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
};

/** Impressions of each day as bars, the clicked part of each filled; a table says the same to whoever cannot see it. */
export function DaysChart({
  days,
  from,
  to,
}: {
  readonly days: Days;
  readonly from: string;
  readonly to: string;
}) {
  const say = useWords();
  const { palette } = useTheme();
  const all = daysFrom(days, from, to);
  const most = Math.max(...all.map(({ impressions }) => impressions), 1);
  const step = WIDTH / all.length;
  const tall = (count: number) => (count / most) * (HEIGHT - FOOT - 16);
  return (
    <Paper variant="outlined" sx={{ position: 'relative', p: 2, mb: 2, borderRadius: '14px' }}>
      <Box
        component="svg"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        aria-hidden="true"
        sx={{ display: 'block', width: '100%' }}
      >
        <text x={0} y={11} fontSize={11} fill={palette.text.secondary}>
          {most.toLocaleString()}
        </text>
        <line x1={0} x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} stroke={palette.divider} />
        {all.map(({ day, impressions, clicks }, index) => (
          <g key={day} transform={`translate(${index * step + step * 0.15} 0)`}>
            <rect
              y={HEIGHT - FOOT - tall(impressions)}
              width={step * 0.7}
              height={tall(impressions)}
              rx={2}
              fill={palette.action.disabled}
            />
            <rect
              y={HEIGHT - FOOT - tall(clicks)}
              width={step * 0.7}
              height={tall(clicks)}
              rx={2}
              fill={palette.primary.main}
            />
            {index % Math.ceil(all.length / 10) === 0 && (
              <text
                x={step * 0.35}
                y={HEIGHT - 6}
                fontSize={11}
                textAnchor="middle"
                fill={palette.text.secondary}
              >
                {`${Number(day.slice(5, 7))}/${Number(day.slice(8))}`}
              </text>
            )}
          </g>
        ))}
      </Box>
      <Box
        sx={{ display: 'flex', gap: 2, fontSize: '0.8125rem', color: 'text.secondary' }}
        aria-hidden="true"
      >
        <Key colour={palette.action.disabled} text={say('overview.impressions')} />
        <Key colour={palette.primary.main} text={say('overview.clicks')} />
      </Box>
      <Box sx={HEARD_ONLY}>
        <table>
          <caption>{say('overview.byDay')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('overview.day')}</th>
              <th scope="col">{say('overview.impressions')}</th>
              <th scope="col">{say('overview.clicks')}</th>
            </tr>
          </thead>
          <tbody>
            {all.map(({ day, impressions, clicks }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>{impressions}</td>
                <td>{clicks}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Box>
    </Paper>
  );
}

function Key({ colour, text }: { readonly colour: string; readonly text: string }) {
  return (
    <span>
      <Box
        component="span"
        sx={{
          display: 'inline-block',
          width: 10,
          height: 10,
          mr: 0.75,
          borderRadius: '2px',
          bgcolor: colour,
        }}
      />
      {text}
    </span>
  );
}

/** Every day of the span, also those on which nothing was shown; all arms together. */
function daysFrom(days: Days, from: string, to: string) {
  const all: { day: string; impressions: number; clicks: number }[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    const of = days.filter((one) => one.day === day);
    all.push({
      day,
      impressions: of.reduce((sum, { impressions }) => sum + impressions, 0),
      clicks: of.reduce((sum, { clicks }) => sum + clicks, 0),
    });
  }
  return all;
}
