import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData, type PersonalDataKeeper } from '../auth/index.js';
import { CONFIG, type Config } from '../shared/config/config.js';
import { newId } from '../shared/ids.js';
import { PhotoRepository } from './photo.repository.js';
import { managedViewOf } from './photo.view.js';
import { PlaceService } from './place/place.service.js';
import { RemovalService } from './removal/removal.service.js';
import { TicketRepository } from './tickets/ticket.repository.js';

/** Photos of people who leave go; only what an editor put into the catalogue stays there, of nobody. */
@Injectable()
export class PhotoKeeper implements PersonalDataKeeper, OnModuleInit {
  readonly name = 'photos';
  readonly columns = ['media_photo.owner_id', 'media_uploader.owner_id'];

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly personalData: PersonalData,
    private readonly photos: PhotoRepository,
    private readonly removals: RemovalService,
    private readonly tickets: TicketRepository,
    private readonly places: PlaceService,
  ) {}

  onModuleInit(): void {
    this.personalData.register(this);
  }

  async export(accountId: string): Promise<unknown> {
    const photos = await this.photos.findAllOfOwner(accountId);
    return photos.map((photo) => ({
      ...managedViewOf(photo, this.config.mediaBaseUrl),
      purpose: photo.purpose,
      byteSize: photo.byteSize,
      createdAt: photo.createdAt,
    }));
  }

  async erase(accountId: string): Promise<void> {
    await this.places.forgetAllOf(accountId);
    const photos = await this.photos.lockAllOfOwner(accountId);
    const staying = photos.filter(({ purpose, attachments }) => purpose === 'festival' && attachments > 0);
    await this.photos.disown(
      staying.map(({ id }) => id),
      newId(),
    );
    await this.removals.remove(photos.filter((photo) => !staying.includes(photo)).map(({ id }) => id));
    await this.tickets.forgetUploader(accountId);
  }

  async eraseLocations(accountId: string): Promise<void> {
    await this.places.forgetAllOf(accountId);
  }
}
