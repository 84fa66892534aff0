import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const WORDS = /\.(js|css|html|svg|json|webmanifest)$/
const SMALLEST = 1024

/** Lays a zipped copy (`name.gz`) beside each built file of words: a slow phone on a machine without a proxy gains a second. */
export function zipped(): Plugin {
  let folder = ''
  return {
    name: 'sunroom-zipped',
    apply: 'build',
    configResolved: ({ root, build }) => void (folder = join(root, build.outDir)),
    closeBundle() {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!WORDS.test(name)) continue
        const whole = readFileSync(join(folder, name))
        if (whole.length > SMALLEST) writeFileSync(join(folder, `${name}.gz`), gzipSync(whole, { level: 9 }))
      }
    }
  }
}
