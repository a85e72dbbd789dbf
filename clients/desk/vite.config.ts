import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { licences } from '../licences.ts'

/** The server, or `dev/server.mjs`, for `npm run dev`. */
const server = 'http://127.0.0.1:8080'

export default defineConfig({
  base: '/desk/',
  plugins: [react(), licences()],
  build: {
    outDir: '../../src/cordboard/static/desk',
    emptyOutDir: true,
    target: 'es2022',
    // Everything is a file of its own: the page's policy allows nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': server } },
})
