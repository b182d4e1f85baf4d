import { ToggleButton, ToggleButtonGroup } from '@mui/material';

interface ListSwitchProps<Option extends string> {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: Option;
  readonly textOf: (option: Option) => string;
  readonly onChange: (option: Option) => void;
}

/** Which list a page shows, or in which order: always one of them. */
export function ListSwitch<Option extends string>(props: ListSwitchProps<Option>) {
  const { label, options, value, textOf, onChange } = props;
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      color="secondary"
      value={value}
      aria-label={label}
      onChange={(_event, chosen: Option | null) => onChange(chosen ?? value)}
      sx={{ bgcolor: 'background.paper', flexWrap: 'wrap' }}
    >
      {options.map((option) => (
        <ToggleButton key={option} value={option}>
          {textOf(option)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
