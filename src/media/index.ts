export { MediaModule } from './media.module.js';
export { photoView, type PhotoView } from './media.schemas.js';
export { MediaService } from './media.service.js';
