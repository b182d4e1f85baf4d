import { Injectable } from '@nestjs/common';
import type { Scope } from '../../shared/throttle/limits.js';
import { Throttle } from '../../shared/throttle/throttle.js';
import { Networks } from './networks.js';
import { SessionRepository } from './session.repository.js';

/** Counted as guesses at passwords are, and beside them: who is sent away to a provider guesses at none. */
const atProvider = (network: string): Counted => [
  ['network', `${network} at a provider`],
  ['all', 'everybody at a provider'],
];

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

  /** Somebody is sent to a provider, and counted until they come back. @throws DomainError too-many-requests */
  async beginAtProvider(network: string): Promise<void> {
    for (const [scope, whose] of atProvider(network)) await this.throttle.take('login', scope, whose);
  }

  async succeedAtProvider(network: string): Promise<void> {
    for (const [scope, whose] of atProvider(network)) await this.throttle.giveBack('login', scope, whose);
  }

  /** The password was right, and more is asked for: nothing is forgotten before that is right too. */
  async excuse({ counted }: Attempt): Promise<void> {
    for (const [scope, whose] of counted) await this.throttle.giveBack('login', scope, whose);
  }

  /** All was right: its owner's failures are forgotten, those of others are not. */
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
