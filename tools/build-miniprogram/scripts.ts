import fs from 'node:fs'
import path from 'node:path'
import commonjs from '@rollup/plugin-commonjs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { transform } from 'esbuild'
import { rollup, type Plugin, type RollupCache } from 'rollup'
import { slashes, type Output } from './output'

/** Vant is not bundled: its components stay in miniprogram_npm, where WeChat looks for them. */
const VANT = /^@vant\/weapp\//

export interface ScriptNeeds {
  /** Folder of the mini-program's sources. */
  from: string
  /** Sources to start from: the app, every page and component. */
  entries: string[]
  apiUrl: string
}

/** What a build leaves behind for the next one while watching. */
let cache: RollupCache | undefined

/**
 * TypeScript to CommonJS, one readable file for each source: `shared/day.ts` lands at `shared/day.js`, only what is
 * imported is packed, and packages from npm land under `npm/`.
 */
export async function buildScripts({ from, entries, apiUrl }: ScriptNeeds): Promise<Output> {
  const bundle = await rollup({
    input: entries,
    external: VANT,
    plugins: [configured(from, apiUrl), typescript(), nodeResolve(), commonjs()],
    onLog: (_level, log) => {
      throw new Error(log.message)
    },
    ...(cache ? { cache } : {}),
  })
  cache = bundle.cache
  const { output } = await bundle.generate({
    format: 'cjs',
    preserveModules: true,
    preserveModulesRoot: from,
    entryFileNames: ({ name }) => `${name.replace(/(^|.*\/)node_modules\//, 'npm/')}.js`,
    chunkFileNames: 'npm/[name].js',
    exports: 'auto',
    interop: 'auto',
    generatedCode: { preset: 'es2015', symbols: false },
    sourcemap: false,
  })
  const chunks = output.filter((part) => part.type === 'chunk')
  return new Map(chunks.map((chunk) => [slashes(chunk.fileName), Buffer.from(chunk.code)]))
}

/** The address of the API is known at build time only: it takes the place of the source of config.ts. */
function configured(from: string, apiUrl: string): Plugin {
  const file = path.join(from, 'config.ts')
  return {
    name: 'linli-config',
    // Part of the cache key: the address may change between two builds of one process.
    cacheKey: apiUrl,
    load: (id) => (id === file ? `export const API_URL = ${JSON.stringify(apiUrl)}\n` : null),
  }
}

function typescript(): Plugin {
  return {
    name: 'linli-typescript',
    resolveId(source, importer) {
      if (!importer || !source.startsWith('.')) return null
      const file = path.resolve(path.dirname(importer), `${source}.ts`)
      return fs.existsSync(file) ? file : null
    },
    async transform(code, id) {
      if (!id.endsWith('.ts')) return null
      // Without `charset: 'utf8'` every Chinese character becomes a six-letter escape.
      const { code: script } = await transform(code, {
        loader: 'ts',
        format: 'esm',
        target: 'es2018',
        charset: 'utf8',
        sourcefile: id,
      })
      return { code: script, map: null }
    },
  }
}
