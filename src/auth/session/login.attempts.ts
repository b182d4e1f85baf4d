import { Injectable } from '@nestjs/common';
import type { Scope } from '../../shared/throttle/limits.js';
import { Throttle } from '../../shared/throttle/throttle.js';
import { Networks } from './networks.js';
import { SessionRepository } from './session.repository.js';

const NOBODY = '00000000-0000-0000-0000-000000000000';

type Counted = readonly [Scope, string][];

/** An attempt that was counted as a failure beforehand, so that parallel ones cannot slip by. */
export interface Attempt {
  readonly counted: Counted;
}

/**
 * How often a password may be guessed. Where somebody has signed in before, they are counted for themselves, so
 * strangers who guess at their account from elsewhere lock nobody out.
 */
@Injectable()
export class LoginAttempts {
  constructor(
    private readonly throttle: Throttle,
    private readonly sessions: SessionRepository,
    private readonly networks: Networks,
  ) {}

  /**
   * Asks and counts the same whether the address has an account.
   * @throws DomainError too-many-requests
   */
  async begin(email: string, accountId: string | undefined, network: string): Promise<Attempt> {
    const atHome = await this.sessions.beganIn(accountId ?? NOBODY, this.networks.macOf(network));
    const mailbox = mailboxOf(email);
    const counted: Counted = atHome
      ? [
          ['account', `${mailbox} in ${network}`],
          ['network', network],
        ]
      : [
          ['account', mailbox],
          ['network', network],
          ['all', 'everybody'],
        ];
    for (const [scope, whose] of counted) await this.throttle.take('login', scope, whose);
    return { counted };
  }

  /** The password was right: its owner's failures are forgotten, those of others are not. */
  async succeed({ counted }: Attempt): Promise<void> {
    for (const [scope, whose] of counted) {
      if (scope === 'account') await this.throttle.forget('login', scope, whose);
      else await this.throttle.giveBack('login', scope, whose);
    }
  }
}

/** Many hosts deliver whatever is between a plus and the @, and with dots or without, to one person. */
function mailboxOf(email: string): string {
  const at = email.lastIndexOf('@');
  const [name = ''] = email.slice(0, at).split('+', 1);
  return `${name.replaceAll('.', '')}${email.slice(at)}`.toLowerCase();
}
