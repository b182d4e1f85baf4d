import { isNoticeInsteadOfName } from '../identity/festival-name.rules.js';
import { cleanLine } from './cell.rules.js';
import { rowFault, type RowFault } from './row-fault.js';

export const LONGEST_NAME = 200;

/** A title cleaned; says in `faults` why it cannot be the name of a festival. */
export function checkedTitle(column: string, cell: string, faults: RowFault[]): string {
  const title = cleanLine(cell);
  if (title === '') faults.push(rowFault(column, '', 'name-missing'));
  else if ([...title].length > LONGEST_NAME) faults.push(rowFault(column, title, 'name-too-long'));
  else if (isNoticeInsteadOfName(title)) faults.push(rowFault(column, title, 'not-a-festival-name'));
  return title;
}
