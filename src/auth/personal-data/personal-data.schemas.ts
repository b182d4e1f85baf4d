import { z } from 'zod';
import { presentPassword } from '../auth.schemas.js';

export const confirmation = z
  .strictObject({ currentPassword: presentPassword.optional() })
  .meta({ id: 'Confirmation', examples: [{ currentPassword: 'a long pass phrase' }] });

export const exportKey = z
  .object({ token: z.string().meta({ description: 'For `X-Export-Token`, once, within fifteen minutes.' }) })
  .meta({ id: 'ExportKey' });

export const personalExport = z
  .looseObject({ exportedAt: z.iso.datetime() })
  .meta({ id: 'PersonalExport', description: 'A member for each part of the system that keeps something.' });

export type Confirmation = z.infer<typeof confirmation>;
