export type { Upload } from './journey.js';
export { acceptedContentTypes } from './limits.js';
export type { PhotoApi } from './photo-api.js';
export { send } from './send.js';
export { Uploader } from './uploader.js';
export { isUnderway, progressOf, type UploadState } from './upload-state.js';
