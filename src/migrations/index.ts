import type { MigrationInterface } from 'typeorm';
import { Auth1700000000001 } from './0001-auth.migration.js';
import { Media1700000000002 } from './0002-media.migration.js';
import { Festivals1700000000003 } from './0003-festivals.migration.js';
import { Imports1700000000004 } from './0004-imports.migration.js';
import { Reviews1700000000005 } from './0005-reviews.migration.js';
import { Recommendations1700000000006 } from './0006-recommendations.migration.js';
import { Photos1700000000007 } from './0007-photos.migration.js';
import { Describing1700000000008 } from './0008-describing.migration.js';
import { Reconciliation1700000000009 } from './0009-reconciliation.migration.js';
import { Galleries1700000000010 } from './0010-galleries.migration.js';
import { Search1700000000011 } from './0011-search.migration.js';
import { Listing1700000000012 } from './0012-listing.migration.js';
import { History1700000000013 } from './0013-history.migration.js';
import { Sources1700000000014 } from './0014-sources.migration.js';
import { Projection1700000000015 } from './0015-projection.migration.js';
import { SearchColumns1700000000016 } from './0016-search-columns.migration.js';
import { LiveSources1700000000017 } from './0017-live-sources.migration.js';
import { Undoing1700000000018 } from './0018-undoing.migration.js';
import { ItemModels1700000000019 } from './0019-item-models.migration.js';
import { Signals1700000000020 } from './0020-signals.migration.js';
import { Watching1700000000021 } from './0021-watching.migration.js';
import { Companions1700000000022 } from './0022-companions.migration.js';
import { SignalsSince1700000000023 } from './0023-signals-since.migration.js';
import { Mail1700000000024 } from './0024-mail.migration.js';
import { Consents1700000000025 } from './0025-consents.migration.js';
import { Erasure1700000000026 } from './0026-erasure.migration.js';
import { Sessions1700000000027 } from './0027-sessions.migration.js';
import { Throttle1700000000028 } from './0028-throttle.migration.js';
import { Rights1700000000029 } from './0029-rights.migration.js';
import { Audit1700000000030 } from './0030-audit.migration.js';
import { KeptAnswers1700000000031 } from './0031-kept-answers.migration.js';
import { ApiKeys1700000000032 } from './0032-api-keys.migration.js';
import { Location1700000000033 } from './0033-location.migration.js';
import { Activity1700000000034 } from './0034-activity.migration.js';
import { Providers1700000000035 } from './0035-providers.migration.js';
import { SecondFactors1700000000036 } from './0036-second-factors.migration.js';
import { BlockKeyHash1700000000037 } from './0037-block-key-hash.migration.js';
import { SavedViews1700000000038 } from './0038-saved-views.migration.js';
import { NamesReadAnew1700000000039 } from './0039-names-read-anew.migration.js';
import { RowOrigins1700000000040 } from './0040-row-origins.migration.js';
import { HanjaAsSaid1700000000041 } from './0041-hanja-as-said.migration.js';
import { WhoOneIsAgain1700000000042 } from './0042-who-one-is-again.migration.js';
import { ReviewReports1700000000043 } from './0043-review-reports.migration.js';

/** Every schema change, oldest first. Forward only: a mistake is mended by the next one. */
export const migrations: (new () => MigrationInterface)[] = [
  Auth1700000000001,
  Media1700000000002,
  Festivals1700000000003,
  Imports1700000000004,
  Reviews1700000000005,
  Recommendations1700000000006,
  Photos1700000000007,
  Describing1700000000008,
  Reconciliation1700000000009,
  Galleries1700000000010,
  Search1700000000011,
  Listing1700000000012,
  History1700000000013,
  Sources1700000000014,
  Projection1700000000015,
  SearchColumns1700000000016,
  LiveSources1700000000017,
  Undoing1700000000018,
  ItemModels1700000000019,
  Signals1700000000020,
  Watching1700000000021,
  Companions1700000000022,
  SignalsSince1700000000023,
  Mail1700000000024,
  Consents1700000000025,
  Erasure1700000000026,
  Sessions1700000000027,
  Throttle1700000000028,
  Rights1700000000029,
  Audit1700000000030,
  KeptAnswers1700000000031,
  ApiKeys1700000000032,
  Location1700000000033,
  Activity1700000000034,
  Providers1700000000035,
  SecondFactors1700000000036,
  BlockKeyHash1700000000037,
  SavedViews1700000000038,
  NamesReadAnew1700000000039,
  RowOrigins1700000000040,
  HanjaAsSaid1700000000041,
  WhoOneIsAgain1700000000042,
  ReviewReports1700000000043,
];
