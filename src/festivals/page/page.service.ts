import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { appShell } from '../../shared/http/pages.js';
import { localeNow } from '../../shared/http/request-context.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError, type Locale } from '../../shared/problem/problem.js';
import { FestivalService } from '../festival.service.js';
import { festivalProblems } from '../festivals.problems.js';
import { HistoryService } from '../history/history.service.js';
import { festivalPage, missingPage } from './festival-page.view.js';

export interface PageAnswer {
  readonly status: 200 | 404;
  readonly html: string;
}

/** The pages of the app whose first answer already says what is on them. */
@Injectable()
export class PageService {
  constructor(
    private readonly festivals: FestivalService,
    private readonly history: HistoryService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The page of a published festival as anybody sees it; of any other, and of what is no id, only the shell.
   * @throws DomainError not-found where the app is not built
   */
  async festival(id: string | null, locale: Locale = localeNow()): Promise<PageAnswer> {
    const shell = await appShell();
    if (shell === null) throw new DomainError(kernelProblems.notFound);
    const found = id === null ? null : await this.find(id);
    if (found === null) return { status: 404, html: missingPage(shell, locale) };
    const { publicUrl } = this.config;
    const earlierStarts = await this.history.earlierStarts(found);
    return { status: 200, html: festivalPage(shell, found, { publicUrl, locale, earlierStarts }) };
  }

  private async find(id: string) {
    try {
      return (await this.festivals.view(id, undefined)).detail;
    } catch (error) {
      if (error instanceof DomainError && error.kind === festivalProblems.festivalNotFound) return null;
      throw error;
    }
  }
}
