export { UNALTERABLE_LICENCES } from './describing/licence.js';
export { MediaModule } from './media.module.js';
export { photoPage, photoView, type PhotoView } from './media.schemas.js';
export { MediaService } from './media.service.js';
export { PhotoCounts } from './photo.counts.js';
