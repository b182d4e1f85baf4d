import type { Day } from '../../../shared/clock.js';
import type { Config } from '../../../shared/config/config.js';
import type { LiveProvider } from '../import.entity.js';
import { cellOf } from '../json/json.cells.js';
import type { SourceReader } from '../source-reader.js';
import { stdApiReader } from '../std/std.json.reader.js';
import { tourApiReader } from '../tourapi/tourapi.reader.js';
import type { LivePage } from './answer.rules.js';
import type { LiveAnswers, LiveQuestion } from './live-answers.js';

const DETAILS = ['detailCommon2', 'detailIntro2', 'detailImage2'] as const;
const PICTURES_ASKED = '100';

/** An answer, or null where the lists have come to their ends. */
export interface WalkStep {
  readonly page: LivePage | null;
  /** Null until then. */
  readonly detailsLeft: number | null;
}

/** One provider that is asked itself: how it is called, what reads its answers, and the way through it. */
export interface LiveSource {
  readonly fileName: (since: Day) => string;
  readonly reader: SourceReader;
  readonly walk: (answers: LiveAnswers, since: Day, goOn: () => void) => AsyncGenerator<WalkStep>;
}

export function liveSource(provider: LiveProvider, addresses: Config['dataGoKr']): LiveSource {
  if (provider === 'std') return standardData(addresses.stdApiUrl);
  if (provider === 'tourapi') return tourApi({ provider, language: 'ko', service: 'KorService2' }, addresses);
  return provider === 'tourapi-en'
    ? tourApi({ provider, language: 'en', service: 'EngService2' }, addresses)
    : tourApi({ provider, language: 'ja', service: 'JpnService2' }, addresses);
}

function standardData(address: string): LiveSource {
  const question = { provider: 'std', operation: 'list', address, parameters: { type: 'json' } } as const;
  return {
    fileName: () => 'tn_pubr_public_cltur_fstvl_api',
    reader: stdApiReader,
    async *walk(answers, _since, goOn) {
      for await (const page of answers.list(question, 'all', goOn)) yield { page, detailsLeft: null };
      await answers.forgetLists('std');
    },
  };
}

interface TourApiService {
  readonly provider: Exclude<LiveProvider, 'std'>;
  readonly language: 'ko' | 'en' | 'ja';
  readonly service: string;
}

/**
 * First the lists: what takes place since the day, the last modified first, and what is shown at all, which
 * also says what is shown no longer. Then the details of what takes place.
 */
function tourApi(
  { provider, language, service }: TourApiService,
  { tourApiUrl }: Config['dataGoKr'],
): LiveSource {
  // Festivals, performances and events: another number in the services of other languages.
  const contentTypeId = language === 'ko' ? '15' : '85';
  const question = (operation: string, parameters: Record<string, string>): LiveQuestion => ({
    provider,
    operation,
    address: `${tourApiUrl}/${service}/${operation}`,
    parameters: { MobileOS: 'ETC', MobileApp: 'Fasteval', _type: 'json', ...parameters },
  });
  const detailsOf: Record<(typeof DETAILS)[number], Record<string, string>> = {
    detailCommon2: {},
    detailIntro2: { contentTypeId },
    detailImage2: { imageYN: 'Y', numOfRows: PICTURES_ASKED, pageNo: '1' },
  };
  return {
    fileName: (since) => `${service} (${since}~)`,
    reader: tourApiReader(language),
    async *walk(answers, since, goOn) {
      const eventStartDate = since.replaceAll('-', '');
      const contents = new Map<string, string>();
      const festivals = question('searchFestival2', { eventStartDate, arrange: 'C' });
      for await (const page of answers.list(festivals, eventStartDate, goOn)) {
        for (const row of page.rows) {
          const id = cellOf(row, 'contentid') ?? '';
          if (/^\d{1,20}$/.test(id)) contents.set(id, versionOf(cellOf(row, 'modifiedtime')));
        }
        yield { page, detailsLeft: null };
      }
      const all = question('areaBasedSyncList2', { contentTypeId, arrange: 'C' });
      for await (const page of answers.list(all, 'all', goOn)) yield { page, detailsLeft: null };
      await answers.forgetLists(provider);
      let detailsLeft = contents.size;
      yield { page: null, detailsLeft };
      for (const [id, version] of contents) {
        for (const operation of DETAILS) {
          const asked = question(operation, { ...detailsOf[operation], contentId: id });
          const page = await answers.detail(asked, { id, version }, goOn);
          if (operation === DETAILS.at(-1)) detailsLeft -= 1;
          yield { page, detailsLeft };
        }
      }
    },
  };
}

/** An item that does not say when it was modified is asked for once. */
function versionOf(modified: string | undefined): string {
  return modified !== undefined && /^\d{8,14}$/.test(modified) ? modified : 'unknown';
}
