import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { ThrottleGuard } from '../shared/throttle/throttle.guard.js';
import { AccessGuard } from './access.guard.js';
import { AccountEntity } from './account.entity.js';
import { AccountRepository } from './account.repository.js';
import { AccountService } from './account.service.js';
import { ActivityEntity } from './activity/activity.entity.js';
import { Activity } from './activity/activity.js';
import { AdministrationController } from './administration/administration.controller.js';
import { AdministrationRepository } from './administration/administration.repository.js';
import { AdministrationService } from './administration/administration.service.js';
import { UserSessionsController } from './administration/user-sessions.controller.js';
import { UserSessions } from './administration/user-sessions.service.js';
import { ApiKeyController } from './api-key/api-key.controller.js';
import { ApiKeyEntity } from './api-key/api-key.entity.js';
import { ApiKeyRepository } from './api-key/api-key.repository.js';
import { ApiKeyService } from './api-key/api-key.service.js';
import { AuthController } from './auth.controller.js';
import { ConsentController } from './consent/consent.controller.js';
import { ConsentEntity } from './consent/consent.entity.js';
import { ConsentRepository } from './consent/consent.repository.js';
import { ConsentService } from './consent/consent.service.js';
import { CredentialController } from './credential/credential.controller.js';
import { EmailService } from './credential/email.service.js';
import { PasswordService } from './credential/password.service.js';
import { Reauthentication } from './credential/reauthentication.js';
import { LocationUseEntity } from './location-use/location-use.entity.js';
import { LocationUseRepository } from './location-use/location-use.repository.js';
import { LocationUseSweeper } from './location-use/location-use.sweeper.js';
import { LocationUses } from './location-use/location-uses.js';
import { MailComposer } from './mail/mail.composer.js';
import { MailEntity } from './mail/mail.entity.js';
import { MailOutbox } from './mail/mail.outbox.js';
import { Notices } from './mail/notices.js';
import { MailRepository } from './mail/mail.repository.js';
import { MailSending } from './mail/mail.sending.js';
import { MailTransport } from './mail/mail.transport.js';
import { MailWorker } from './mail/mail.worker.js';
import { MeController } from './me.controller.js';
import { OneTimeTokenEntity } from './one-time-token/one-time-token.entity.js';
import { OneTimeTokenRepository } from './one-time-token/one-time-token.repository.js';
import { OneTimeTokens } from './one-time-token/one-time-tokens.js';
import { Passwords } from './password/passwords.js';
import { AccountKeeper } from './personal-data/account.keeper.js';
import { ErasureEntity } from './personal-data/erasure.entity.js';
import { ErasureRepository } from './personal-data/erasure.repository.js';
import { ErasureService } from './personal-data/erasure.service.js';
import { ErasureWorker } from './personal-data/erasure.worker.js';
import { ExportService } from './personal-data/export.service.js';
import { KeptAnswerKeeper } from './personal-data/kept-answer.keeper.js';
import { PersonalData } from './personal-data/personal-data.js';
import { PersonalDataController } from './personal-data/personal-data.controller.js';
import { AttemptEntity } from './provider/attempt.entity.js';
import { AttemptRepository } from './provider/attempt.repository.js';
import { AttemptSweeper } from './provider/attempt.sweeper.js';
import { Attempts } from './provider/attempts.js';
import { IdentityController } from './identity/identity.controller.js';
import { IdentityEntity } from './identity/identity.entity.js';
import { IdentityRepository } from './identity/identity.repository.js';
import { IdentityService } from './identity/identity.service.js';
import { NewcomerEntity } from './provider/newcomer.entity.js';
import { ProviderClient } from './provider/provider.client.js';
import { ProviderController } from './provider/provider.controller.js';
import { ProviderReturns } from './provider/provider-returns.js';
import { ProviderSignInService } from './provider/provider-sign-in.service.js';
import { RegistrationController } from './registration/registration.controller.js';
import { RegistrationService } from './registration/registration.service.js';
import { RegionNames } from './rights/region-names.js';
import { Ceremonies } from './second-factor/ceremonies.js';
import { CeremonyEntity } from './second-factor/ceremony.entity.js';
import { CeremonyRepository } from './second-factor/ceremony.repository.js';
import { CeremonySweeper } from './second-factor/ceremony.sweeper.js';
import { FactorRepository } from './second-factor/factor.repository.js';
import { PasskeyEntity } from './second-factor/passkey.entity.js';
import { RecoveryCodeEntity } from './second-factor/recovery-code.entity.js';
import { RelyingParty } from './second-factor/relying-party.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { SecondFactorKeeper } from './second-factor/second-factor.keeper.js';
import { SecondFactorService } from './second-factor/second-factor.service.js';
import { SecondFactors } from './second-factor/second-factors.js';
import { SecondStepController } from './second-factor/second-step.controller.js';
import { SecondStepService } from './second-factor/second-step.service.js';
import { TotpEntity } from './second-factor/totp.entity.js';
import { Totp } from './second-factor/totp.js';
import { TotpResealing } from './second-factor/totp.resealing.js';
import { AccessTokens } from './session/access-token.js';
import { RefreshTokenEntity } from './session/refresh-token.entity.js';
import { LoginAttempts } from './session/login.attempts.js';
import { Networks } from './session/networks.js';
import { SessionController } from './session/session.controller.js';
import { SessionEntity } from './session/session.entity.js';
import { EnteringBrowser } from './session/entering-browser.js';
import { LiveAccounts } from './session/live-accounts.js';
import { SessionRepository } from './session/session.repository.js';
import { SessionService } from './session/session.service.js';
import { SessionSweeper } from './session/session.sweeper.js';

@Module({
  imports: [
    AuditModule,
    DiscoveryModule,
    TypeOrmModule.forFeature([
      AccountEntity,
      ActivityEntity,
      SessionEntity,
      RefreshTokenEntity,
      OneTimeTokenEntity,
      MailEntity,
      ConsentEntity,
      LocationUseEntity,
      ErasureEntity,
      ApiKeyEntity,
      IdentityEntity,
      AttemptEntity,
      NewcomerEntity,
      CeremonyEntity,
      PasskeyEntity,
      RecoveryCodeEntity,
      TotpEntity,
    ]),
  ],
  controllers: [
    AuthController,
    SessionController,
    RegistrationController,
    CredentialController,
    MeController,
    AdministrationController,
    UserSessionsController,
    ConsentController,
    PersonalDataController,
    ApiKeyController,
    ProviderController,
    IdentityController,
    SecondStepController,
    SecondFactorController,
  ],
  providers: [
    AccountRepository,
    AccountService,
    Activity,
    AdministrationRepository,
    AdministrationService,
    UserSessions,
    RegionNames,
    EnteringBrowser,
    LiveAccounts,
    SessionRepository,
    SessionService,
    SessionSweeper,
    Networks,
    LoginAttempts,
    Passwords,
    RegistrationService,
    Reauthentication,
    ApiKeyRepository,
    ApiKeyService,
    ProviderClient,
    AttemptRepository,
    Attempts,
    AttemptSweeper,
    IdentityRepository,
    IdentityService,
    ProviderSignInService,
    ProviderReturns,
    PasswordService,
    EmailService,
    OneTimeTokenRepository,
    OneTimeTokens,
    MailRepository,
    MailOutbox,
    MailComposer,
    Notices,
    MailTransport,
    MailSending,
    MailWorker,
    ConsentRepository,
    ConsentService,
    LocationUseRepository,
    LocationUses,
    LocationUseSweeper,
    PersonalData,
    AccountKeeper,
    KeptAnswerKeeper,
    ErasureRepository,
    ErasureService,
    ErasureWorker,
    ExportService,
    AccessTokens,
    Ceremonies,
    CeremonyRepository,
    CeremonySweeper,
    FactorRepository,
    RelyingParty,
    SecondFactors,
    SecondFactorService,
    SecondFactorKeeper,
    SecondStepService,
    Totp,
    TotpResealing,
    // In this order: whom a call counts for is known once it is known who calls.
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: ThrottleGuard },
  ],
  exports: [AccountService, Activity, ConsentService, LocationUses, Notices, PersonalData, RegionNames],
})
export class AuthModule {}
