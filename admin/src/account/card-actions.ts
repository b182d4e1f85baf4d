import type { Question } from './ask-dialog.js';
import type { NewCodes } from './second-factor.api.js';

/** What the cards of the two-factor page have in common. */
export interface CardActions {
  readonly ask: (question: Question) => void;
  /** Something has changed; new codes are shown, since nobody can show them again. */
  readonly onChanged: (codes: NewCodes) => void;
}
