import type { Config } from '../../shared/config/config.js';
import { isPrivateHost, targetOf } from '../../shared/outbound/outbound.target.rules.js';

type Scheme = 'http:' | 'https:';

/** Plain http only to machines that the operator has named as ours, which production has none of. */
export function webhookSchemes(url: string, { outbound }: Pick<Config, 'outbound'>): readonly Scheme[] {
  return URL.canParse(url) && isPrivateHost(new URL(url), outbound) ? ['http:', 'https:'] : ['https:'];
}

/** @throws OutboundRefusal where the address may not be called, as far as it tells by itself */
export function checkWebhookTarget(url: string, config: Pick<Config, 'outbound'>): void {
  targetOf(url, webhookSchemes(url, config), config.outbound);
}
