import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const register = vi.fn()
const thrown = vi.fn()

beforeEach(() => {
  vi.resetModules()
  vi.stubEnv('DEV', false)
  Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: { register, addEventListener: vi.fn(), controller: {} } })
  process.on('unhandledRejection', thrown)
})
afterEach(() => {
  process.off('unhandledRejection', thrown)
  vi.unstubAllEnvs()
  Reflect.deleteProperty(navigator, 'serviceWorker')
})

async function started() {
  const { startServiceWorker, update } = await import('./update.svelte')
  startServiceWorker()
  dispatchEvent(new Event('load'))
  await new Promise((done) => setTimeout(done))
  expect(register).toHaveBeenCalledWith('/sw.js')
  return update
}

test('a browser that registers nothing is let be', async () => {
  register.mockResolvedValue(undefined)
  expect((await started()).ready).toBe(false)
  expect(thrown).not.toHaveBeenCalled()
})

test('a version that waits is told', async () => {
  register.mockResolvedValue({ waiting: {}, addEventListener: vi.fn() })
  expect((await started()).ready).toBe(true)
})
