import { Uploader } from '@fasteval/uploader';
import { api } from '../api/client.js';
import { currentLanguage } from '../i18n/language.js';
import type { PhotoView } from '../photo/photo.js';

/** One for the whole app: all its pages share the few connections that photos go over. */
export const uploader = new Uploader<PhotoView>(
  {
    requestUploads: (files) => api.POST('/v1/media/uploads', { body: { files } }),
    readPhoto: (id) => api.GET('/v1/media/{id}', { params: { path: { id } }, cache: 'no-store' }),
    watchPhotos: (ids, signal) =>
      api.GET('/v1/media/events', { params: { query: { ids } }, parseAs: 'stream', signal }),
  },
  currentLanguage,
);
