import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { staysHere } from '../../shared/config/encryption.rules.js';
import type { MailContent } from './mail.template.js';

const PATIENCE_MS = 10_000;

/** Why the mail server did not take a mail. Its own words name addresses, so they go no further than here. */
export class MailRefusal extends Error {
  /**
   * @param reason a code for the log
   * @param kind `away`: nobody can be reached; `later`: this mail not now; `never`: this mail not at all
   */
  constructor(
    readonly reason: string,
    readonly kind: 'away' | 'later' | 'never',
  ) {
    super(reason);
  }
}

/** The mail server of the configuration. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private readonly transporter: Transporter;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.transporter = createTransport({
      url: config.mail.smtpUrl,
      // smtp:// begins in the clear: nothing is said before the server has gone over to TLS.
      requireTLS: !staysHere(config.mail.smtpUrl),
      tls: { minVersion: 'TLSv1.2' },
      pool: true,
      maxConnections: 2,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** @throws MailRefusal */
  async send(id: string, to: string, content: MailContent): Promise<void> {
    try {
      await this.transporter.sendMail({
        from: this.config.mail.from,
        to: { name: '', address: to },
        // The same at every try, so that a mail that arrives twice can be told to be one.
        messageId: `<${id}@${new URL(this.config.publicUrl).hostname}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...content,
      });
    } catch (error) {
      const { code = 'unknown', responseCode } = error as { code?: string; responseCode?: number };
      if (responseCode === undefined) throw new MailRefusal(code, 'away');
      const about = code === 'EENVELOPE' || code === 'EMESSAGE';
      throw new MailRefusal(String(responseCode), !about ? 'away' : responseCode >= 500 ? 'never' : 'later');
    }
  }

  onApplicationShutdown(): void {
    this.transporter.close();
  }
}
