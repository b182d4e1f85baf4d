import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the API listens while the admin is served by `npm run dev`. */
const api = 'http://127.0.0.1:3000';

export default defineConfig({
  base: '/admin/',
  plugins: [react()],
  build: { assetsInlineLimit: 0 },
  server: { proxy: { '/v1': api } },
});
