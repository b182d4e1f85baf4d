import { PageController } from './page.controller.js';
import { PageService } from './page.service.js';
import { SitemapController } from './sitemap.controller.js';
import { SitemapRepository } from './sitemap.repository.js';
import { SitemapService } from './sitemap.service.js';

export const pageControllers = [PageController, SitemapController];

export const pageProviders = [PageService, SitemapRepository, SitemapService];
