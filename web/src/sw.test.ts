import { expect, test } from 'vitest'
import { precacheList, writeList } from '../build/precache'

const built = { 'index.html': '<html>', 'assets/index-1.js': 'a', 'assets/en-2.js': 'b', 'sw.js': 'w', 'robots.txt': '', 'assets/index-1.js.map': '' }

test('the app and its languages are kept; the worker, robots and maps are not', () => {
  expect(precacheList(built).files).toEqual(['/assets/en-2.js', '/assets/index-1.js', '/'])
})

test('nothing of the API is ever in the list', () => {
  expect(precacheList(built).files.filter((file) => file.startsWith('/api'))).toEqual([])
})

test('the version changes with any content, and with nothing else', () => {
  const { version } = precacheList(built)
  expect(precacheList({ ...built }).version).toBe(version)
  expect(precacheList({ ...built, 'index.html': '<html lang>' }).version).not.toBe(version)
  expect(precacheList({ ...built, 'sw.js': 'other' }).version).toBe(version)
})

test.each(['"', "'", '`'])('the list is written where the marker stands, quoted by %s', (quote) => {
  const list = precacheList(built)
  const code = writeList(`JSON.parse(${quote}__PRECACHE__${quote})`, list)
  expect(JSON.parse(JSON.parse(code.slice('JSON.parse('.length, -1)))).toEqual(list)
})

test('a worker without the marker does not build', () => {
  expect(() => writeList('nothing here', {})).toThrow('marker')
})
