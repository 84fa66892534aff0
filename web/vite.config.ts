import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { precache } from './build/precache.ts'
import { zipped } from './build/zipped.ts'

const server = process.env.SUNROOM_DEV_SERVER ?? 'http://127.0.0.1:8000'

// A small file costs more than it holds: what the first screen needs comes as one, what pages share as another.
const first = [
  /node_modules.(svelte|esm-env|idb|clsx)/,
  /src.(wire|app|help.kept|lang.(lang|words|dates))/,
  /src.(boundaries|asks|rooms|me|ui|messages.messages)[^.]*.svelte.ts/,
  /src.(boundaries.(act|until|lasts)|people.(link|device|entering|card\.ts))/,
  /src.ui.(Page|Button|Listen|QuickHide|TabBar|Toasts|IconButton|Row|Banner|Empty)/,
  /lucide.*chevron-right/
]
const groups = [
  { name: 'first', test: (id: string) => first.some((one) => one.test(id)), priority: 3 },
  { name: 'shared', test: /src.ui.(Sheet|Field|Choice|Switch|Select|Confirm|More|Loading|RoleMark)|lucide/, minShareCount: 2, priority: 1 },
  { name: 'between', test: /src.(boundaries.(MuteSheet|mute)|people.Facts|messages.drafts|me.roles)/, minShareCount: 2, priority: 1 },
  { name: 'talk', test: /src.(rooms.(Talk|OpenRoomList|OpenRoomCard|RoomRow|when|open)|boundaries.rest)\b|lucide.*(bell-off|inbox|search|users-round|user-plus)/, priority: 2 },
  // Pages that lie near each other, together: alike code packs well.
  { name: 'self', test: /src.(me|boundaries|tell).\w+\.svelte$/ },
  { name: 'dates', test: /src.dates.(?!words)[\w.-]+$/ },
  { name: 'others', test: /src.(asks.\w+|people.(Person|MyCircle|DontAsk))\.svelte$/ }
]

// The name of a component's styles stands in each of its elements.
const compilerOptions = { cssHash: ({ hash, css }: { hash: (text: string) => string; css: string }) => `s${hash(css).slice(0, 4)}` }

export default defineConfig({
  plugins: [svelte({ compilerOptions }), precache(), zipped()],
  // The security policy forbids inline scripts, styles and data: fonts; nothing may be inlined.
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false, resolveDependencies: (_, deps, { hostType }) => (hostType === 'html' ? deps : []) },
    // One file of styles, and no list of what each page needs: they are few, and kept by the worker.
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: { groups } } }
  },
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  server: { proxy: { '/api': { target: server, ws: true } } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], restoreMocks: true }
})
