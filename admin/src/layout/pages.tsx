import TwoFactorIcon from '@mui/icons-material/AdminPanelSettingsOutlined';
import FestivalIcon from '@mui/icons-material/CelebrationOutlined';
import DuplicatesIcon from '@mui/icons-material/DifferenceOutlined';
import QualityIcon from '@mui/icons-material/FactCheckOutlined';
import ModerationIcon from '@mui/icons-material/FlagOutlined';
import AuditIcon from '@mui/icons-material/HistoryOutlined';
import OverviewIcon from '@mui/icons-material/InsightsOutlined';
import ApiKeysIcon from '@mui/icons-material/VpnKeyOutlined';
import UsersIcon from '@mui/icons-material/PeopleAltOutlined';
import ImportIcon from '@mui/icons-material/UploadFileOutlined';
import type { ReactNode } from 'react';
import type { WordKey } from '../i18n/messages.js';
import { useIsAdmin } from '../session/use-is-admin.js';

interface PageEntry {
  readonly to: string;
  readonly icon: ReactNode;
  readonly text: WordKey;
  readonly forAdmins?: true;
}

const pages: readonly PageEntry[] = [
  { to: '/festivals', icon: <FestivalIcon />, text: 'nav.festivals' },
  { to: '/overview', icon: <OverviewIcon />, text: 'nav.overview' },
  { to: '/imports', icon: <ImportIcon />, text: 'nav.imports' },
  { to: '/duplicates', icon: <DuplicatesIcon />, text: 'nav.duplicates' },
  { to: '/moderation', icon: <ModerationIcon />, text: 'nav.moderation' },
  { to: '/data-quality', icon: <QualityIcon />, text: 'nav.quality' },
  { to: '/users', icon: <UsersIcon />, text: 'nav.users', forAdmins: true },
  { to: '/audit', icon: <AuditIcon />, text: 'nav.audit', forAdmins: true },
  { to: '/two-factor', icon: <TwoFactorIcon />, text: 'nav.twoFactor' },
  { to: '/api-keys', icon: <ApiKeysIcon />, text: 'nav.apiKeys' },
];

/** The pages that the person in front of it may open, in the order of the menu. */
export function usePages(): readonly PageEntry[] {
  const isAdmin = useIsAdmin() === true;
  return pages.filter(({ forAdmins }) => isAdmin || forAdmins !== true);
}
