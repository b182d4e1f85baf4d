import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** Where the API listens while this app is served by `npm run dev`. */
const api = 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [
    react(),
    VitePWA({
      // The page's policy allows no inline script: main.tsx registers the worker itself.
      injectRegister: false,
      registerType: 'autoUpdate',
      includeManifestIcons: false,
      manifest: {
        id: '/',
        name: 'Fasteval · 전국 축제',
        short_name: 'Fasteval',
        description: '전국의 축제를 찾고, 간직하고, 추천받으세요.',
        lang: 'ko',
        start_url: '/',
        display: 'standalone',
        background_color: '#faf6ef',
        theme_color: '#faf6ef',
        categories: ['travel', 'entertainment'],
        icons: [
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg}'],
        skipWaiting: true,
        clientsClaim: true,
        // Only the shell is kept: festivals are asked afresh, and the other doors of this origin are not ours.
        navigateFallbackDenylist: [
          /^\/(v1|admin|docs|health|metrics|openapi\.json|robots\.txt|sitemap\.xml|sitemap)(\/|$|\?)/i,
        ],
      },
    }),
  ],
  build: { assetsInlineLimit: 0 },
  server: { proxy: { '/v1': api } },
});
