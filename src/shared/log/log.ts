import { Inject, Injectable, type LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import { CONFIG, type Config } from '../config/config.js';
import { requestContext } from '../http/request-context.js';
import { outputByTurns } from './log.output.js';

/** Members that never reach a log, at any of the depths we log at. */
const SECRET_MEMBERS = [
  'password',
  'accessToken',
  'refreshToken',
  'authorization',
  'cookie',
  'email',
  'phone',
  'url',
  'sql',
  'parameters',
  'query',
];
const REDACTED = SECRET_MEMBERS.flatMap((member) => [member, `*.${member}`, `err.driverError.${member}`]);

/** What is said of every request; nothing in it is anybody's secret. */
interface AnsweredRequest {
  readonly requestId: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
  /** Whose request it is, where that is known. */
  readonly accountId: string | undefined;
}

/** One for the process, however many applications run in it. */
const output = outputByTurns();

/** One JSON line an entry, on standard output, with the id of the request it belongs to. */
@Injectable()
export class Log implements LoggerService {
  private readonly pino: Logger;
  private readonly requests: Logger;

  constructor(@Inject(CONFIG) config: Config) {
    const options = {
      level: config.logLevel,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
    };
    this.requests = pino(options, output);
    this.pino = pino(
      {
        ...options,
        redact: { paths: REDACTED, censor: '[redacted]' },
        mixin: () => {
          const requestId = requestContext.current()?.requestId;
          return requestId === undefined ? {} : { requestId };
        },
      },
      output,
    );
  }

  /** Said so often that it does not go through what looks for secrets. */
  request(answered: AnsweredRequest): void {
    this.requests.info(answered, 'request');
  }

  debug(message: string, fields: object = {}): void {
    this.pino.debug(fields, message);
  }

  info(message: string, fields: object = {}): void {
    this.pino.info(fields, message);
  }

  /** Nest's word for info; its second argument is the name of the class that speaks. */
  log(message: string, from?: string | object): void {
    this.pino.debug(named(from), message);
  }

  warn(message: string, fields?: string | object): void {
    this.pino.warn(named(fields), message);
  }

  error(message: unknown, fields?: string | object): void {
    if (message instanceof Error) this.pino.error({ err: message, ...named(fields) }, message.message);
    else this.pino.error(named(fields), String(message));
  }
}

function named(fields: string | object | undefined): object {
  return typeof fields === 'string' ? { from: fields } : (fields ?? {});
}
