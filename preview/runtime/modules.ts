import type { AppBundle, ModuleEnv } from './contract'
import { candidates } from '../kit/paths'
import { inParts } from './template-env'

/** CommonJS of the package: each file runs once, in the order it is first asked for. */
export interface Modules {
  /** Runs a file (path with `.js`) and returns its exports. */
  load(file: string): unknown
  has(file: string): boolean
}

export function createModules(app: AppBundle, env: ModuleEnv): Modules {
  const loaded = new Map<string, { exports: unknown }>()
  const has = (file: string) => inParts(app, 'modules', file) !== undefined

  function load(file: string): unknown {
    const known = loaded.get(file)
    if (known) return known.exports
    const run = inParts(app, 'modules', file)
    if (!run) throw new Error(`module "${file}" is not in the package`)
    const module: { exports: unknown } = { exports: {} }
    loaded.set(file, module)
    const require = (wanted: string) => load(find(file, wanted))
    try {
      run.call(undefined, require, module, module.exports, env)
    } catch (error) {
      // The next one to ask runs it again instead of getting half a module.
      loaded.delete(file)
      throw error
    }
    return module.exports
  }

  function find(from: string, wanted: string): string {
    const found = candidates(from, wanted)
      .flatMap((path) => [path, `${path}.js`, `${path}/index.js`])
      .find(has)
    if (!found) throw new Error(`module "${wanted}" is not defined, required by ${from}`)
    return found
  }
  return { load, has }
}
