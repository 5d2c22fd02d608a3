/** Node, for one test file; what a file leaves behind in the process costs no file after it. */
const asyncHooks = require('node:async_hooks')
const { createRequire } = require('node:module')
const { clearTimeout } = require('node:timers')

// The environment comes with Jest.
const { TestEnvironment } = createRequire(require.resolve('jest'))('jest-environment-node')

const { AsyncLocalStorage } = asyncHooks

/**
 * Node asks every storage that was ever run whenever a promise is made, those of files long ended too; and a store or a
 * timer that outlives its file holds on to all that file has loaded. After a hundred files that is most of the work: so
 * the storages and the timers of a file end with it.
 */
module.exports = class OneFile extends TestEnvironment {
  #storages = []
  #held = []
  #timers = []

  async setup() {
    await super.setup()
    asyncHooks.AsyncLocalStorage = endingStorage(this.#storages, this.#held)
    this.global.setTimeout = noted(this.global.setTimeout, this.#timers)
  }

  async teardown() {
    asyncHooks.AsyncLocalStorage = AsyncLocalStorage
    for (const storage of this.#storages) storage.disable()
    for (const held of this.#held) held.store = undefined
    for (const timer of this.#timers) clearTimeout(timer)
    await super.teardown()
  }
}

/** Node's own objects keep what a storage held when they were made: here something that can be emptied later. */
function endingStorage(storages, everyHeld) {
  const hold = (store) => {
    const held = { store }
    everyHeld.push(held)
    return held
  }
  return class extends AsyncLocalStorage {
    constructor(...given) {
      super(...given)
      storages.push(this)
    }

    run(store, ...work) {
      return super.run(hold(store), ...work)
    }

    enterWith(store) {
      super.enterWith(hold(store))
    }

    getStore() {
      return super.getStore()?.store
    }
  }
}

/** Starts timers and writes them down, with what the original carries: `promisify` looks for it. */
function noted(start, timers) {
  const starting = (...given) => {
    const timer = start(...given)
    timers.push(timer)
    return timer
  }
  return Object.defineProperties(starting, Object.getOwnPropertyDescriptors(start))
}
