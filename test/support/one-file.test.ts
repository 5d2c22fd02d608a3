import asyncHooks from 'node:async_hooks'
import { promisify } from 'node:util'

interface File {
  global: typeof globalThis
  setup(): Promise<void>
  teardown(): Promise<void>
}
const OneFile = jest.requireActual<new (...given: object[]) => File>('./one-file')

const settings = { projectConfig: { globals: {}, testEnvironmentOptions: {} } }
const pause = promisify(setTimeout)

/** Another test file in the same process, from its beginning. */
async function beginFile() {
  const file = new OneFile(settings, { testPath: '' })
  await file.setup()
  return { storage: new asyncHooks.AsyncLocalStorage<object>(), file }
}

describe('a test file that ends', () => {
  it('switches its storages off', async () => {
    const { storage, file } = await beginFile()
    const off = jest.spyOn(storage, 'disable')
    await file.teardown()
    expect(off).toHaveBeenCalledTimes(1)
  })

  it('leaves nothing running with what it held', async () => {
    const { storage, file } = await beginFile()
    const store = {}
    const seen = storage.run(store, async () => {
      const before = storage.getStore()
      await pause(20)
      return [before, storage.getStore()]
    })
    await file.teardown()
    expect(await seen).toEqual([store, undefined])
  })

  it('lets go of what it held, also if a storage of it is used once more', async () => {
    const { storage, file } = await beginFile()
    const seen = storage.run({}, async () => {
      await pause(20)
      return storage.getStore()
    })
    await file.teardown()
    storage.run({}, () => undefined)
    expect(await seen).toBeUndefined()
    storage.disable()
  })

  it('leaves no timer behind', async () => {
    const { file } = await beginFile()
    let rang = false
    file.global.setTimeout(() => (rang = true), 10)
    await file.teardown()
    await pause(30)
    expect(rang).toBe(false)
  })

  it('leaves Node as it was', async () => {
    const before = asyncHooks.AsyncLocalStorage
    const { file } = await beginFile()
    expect(asyncHooks.AsyncLocalStorage).not.toBe(before)
    await file.teardown()
    expect(asyncHooks.AsyncLocalStorage).toBe(before)
  })
})

it('a storage answers what it was run or entered with', async () => {
  const { storage, file } = await beginFile()
  const [ran, entered] = [{}, {}]
  expect(storage.getStore()).toBeUndefined()
  expect(storage.run(ran, (more: string) => [storage.getStore(), more], 'more')).toEqual([
    ran,
    'more',
  ])
  await new Promise<void>((done) => {
    setImmediate(() => {
      storage.enterWith(entered)
      expect(storage.getStore()).toBe(entered)
      done()
    })
  })
  await file.teardown()
})
