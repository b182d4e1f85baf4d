import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData, type PersonalDataKeeper } from '../../auth/index.js';
import { ReceivedRepository } from './received.repository.js';
import { SignalRepository } from './signal.repository.js';

@Injectable()
export class SignalKeeper implements PersonalDataKeeper, OnModuleInit {
  readonly name = 'signals';
  readonly columns = [
    'recommendations_signal.person',
    'recommendations_received.person',
    'recommendations_forgotten.person',
    'recommendations_reset.person',
  ];

  constructor(
    private readonly personalData: PersonalData,
    private readonly signals: SignalRepository,
    private readonly received: ReceivedRepository,
  ) {}

  onModuleInit(): void {
    this.personalData.register(this);
  }

  async export(accountId: string): Promise<unknown> {
    const [{ evidence, visited, forgotten, resetAt }, received] = await Promise.all([
      this.signals.of(accountId),
      this.received.of(accountId),
    ]);
    return {
      told: evidence.map(({ festivalId, kind, times, at }) => ({ festivalId, kind, times, at })),
      visitedEditions: visited,
      forgotten,
      resetAt,
      received,
    };
  }

  async erase(accountId: string): Promise<void> {
    await this.signals.removeAll(accountId);
    await this.received.removeAll(accountId);
  }
}
