import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { type Moderation, MODERATIONS } from '../photo.entity.js';

const PATIENCE_MS = 5_000;

const answer = z.object({ verdict: z.enum(MODERATIONS) });

/** The operator's own judge of pictures, asked over HTTP. */
@Injectable()
export class ModerationHook {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  get isConfigured(): boolean {
    return this.config.moderation !== undefined;
  }

  /** @throws Error where there is no answer in time, or none that we understand */
  async judge(photo: { id: string; url: string }): Promise<Moderation> {
    if (this.config.moderation === undefined) throw new Error('no moderation hook is configured');
    const { url, secret } = this.config.moderation;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify(photo),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) throw new Error(`the hook answered ${response.status}`);
    return answer.parse(await response.json()).verdict;
  }
}
