import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

type Content = string | Uint8Array

const NOT_KEPT = new Set(['sw.js', 'robots.txt'])

/** What the service worker keeps: every built file by its address (index.html as "/"), and a version that changes when any of them does. */
export function precacheList(built: Record<string, Content>): { version: string; files: string[] } {
  const names = Object.keys(built).filter((name) => !NOT_KEPT.has(name) && !name.endsWith('.map'))
  const hash = createHash('sha256')
  for (const name of names.sort()) hash.update(name).update(built[name]!)
  const files = names.map((name) => (name === 'index.html' ? '/' : `/${name}`))
  return { version: hash.digest('hex').slice(0, 12), files }
}

/** Puts the list in place of the marker in the worker's code; throws when the marker is not there exactly once. */
export function writeList(code: string, list: unknown): string {
  const parts = code.split(/(?:"__PRECACHE__"|'__PRECACHE__'|`__PRECACHE__`)/)
  if (parts.length !== 2) throw new Error('sw.ts has no single __PRECACHE__ marker')
  return parts.join(JSON.stringify(JSON.stringify(list)))
}

/** Builds src/sw.ts to /sw.js beside the app, knowing all the files of this build. */
export function precache(): Plugin {
  let publicDir = ''
  return {
    name: 'sunroom-precache',
    apply: 'build',
    enforce: 'post',
    config: () => ({
      build: {
        rolldownOptions: {
          input: { index: 'index.html', sw: 'src/sw.ts' },
          output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') }
        }
      }
    }),
    configResolved: (config) => void (publicDir = config.publicDir),
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const built = readFolder(publicDir)
        for (const [name, file] of Object.entries(bundle)) built[name] = file.type === 'chunk' ? file.code : file.source
        const worker = bundle['sw.js']
        if (worker?.type !== 'chunk') throw new Error('sw.js was not built')
        worker.code = writeList(worker.code, precacheList(built))
      }
    }
  }
}

function readFolder(folder: string): Record<string, Content> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(names.map((path) => [path.slice(folder.length + 1), readFileSync(path)]))
}
