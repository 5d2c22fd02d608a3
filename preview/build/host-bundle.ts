import { context, type BuildContext, type BuildOptions, type Metafile } from 'esbuild'
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Served files of one page of the shell (index, theatre, phone). */
export interface HostPage {
  script: string
  style: string | undefined
}

export interface HostBundler {
  /** Bundles the shell's entries again; only changed files are read. */
  build(): Promise<Record<string, HostPage>>
  close(): Promise<void>
}

/** Entries of the shell and the HTML page each belongs to. */
export const shellPages = { landing: 'index', theatre: 'theatre', phone: 'phone' } as const

/** glass-easel measures and checks a lot outside production, so the preview always runs as production. */
function options(shell: string, to: string, minify: boolean): BuildOptions {
  const entries = Object.keys(shellPages).map((name) => join(shell, `${name}.ts`))
  return {
    entryPoints: entries.filter((file) => existsSync(file)),
    outdir: to,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    minify,
    sourcemap: false,
    metafile: true,
    logLevel: 'silent',
    legalComments: 'none',
    loader: { '.svg': 'text', '.png': 'file', '.woff2': 'file' },
    define: { 'process.env.NODE_ENV': '"production"' },
  }
}

/** Bundles preview/shell's entries for the browser. */
export async function createHostBundler(
  shell: string,
  to: string,
  minify: boolean,
): Promise<HostBundler> {
  const bundler: BuildContext = await context(options(shell, to, minify))
  async function build() {
    const { metafile } = await bundler.rebuild()
    return pagesOf(metafile ?? { inputs: {}, outputs: {} })
  }
  return { build, close: () => bundler.dispose() }
}

function pagesOf(metafile: Metafile): Record<string, HostPage> {
  const pages: Record<string, HostPage> = {}
  for (const [file, output] of Object.entries(metafile.outputs)) {
    if (!output.entryPoint || !file.endsWith('.js')) continue
    const name = basename(output.entryPoint, '.ts')
    pages[name] = {
      script: basename(file),
      style: output.cssBundle === undefined ? undefined : basename(output.cssBundle),
    }
  }
  return pages
}
