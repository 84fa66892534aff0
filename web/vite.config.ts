import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { precache } from './build/precache.ts'
import { zipped } from './build/zipped.ts'

const server = process.env.SUNROOM_DEV_SERVER ?? 'http://127.0.0.1:8000'

export default defineConfig({
  plugins: [svelte(), precache(), zipped()],
  // The security policy forbids inline scripts, styles and data: fonts; nothing may be inlined.
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  server: { proxy: { '/api': { target: server, ws: true } } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], restoreMocks: true }
})
