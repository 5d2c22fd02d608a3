import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { transform } from 'esbuild'
import type { PackageFiles } from '../runtime/app-bundle'
import { shellPages, type HostPage } from './host-bundle'
import { hashOf } from './package-files'
import type { PartText } from './parts'
import type { Survey } from './survey'
import { templateGlobals } from './wxml'

/** Folder of everything but the HTML pages, and its address. */
export const ASSETS = 'preview-assets'

/** Writes scripts and sheets under names that change with their content. */
export async function writeParts(
  parts: PartText[],
  assets: string,
  minify: boolean,
): Promise<PackageFiles[]> {
  const write = async (name: string, text: string, loader: 'js' | 'css') => {
    const { code } = minify
      ? await transform(text, { loader, minify, charset: 'utf8', legalComments: 'none' })
      : { code: text }
    const file = `${name}-${hashOf(code)}.${loader}`
    writeFileSync(join(assets, file), code)
    return file
  }
  return Promise.all(
    parts.map(async ({ root, script, style }) => {
      const name = root === '' ? 'app-main' : `app-${root.replaceAll('/', '-')}`
      return {
        root,
        script: await write(name, script, 'js'),
        style: await write(name, style, 'css'),
      }
    }),
  )
}

export interface Head {
  build: string
  known: Survey
  files: PackageFiles[]
  served: Record<string, string>
  watch: boolean
  assets: string
}

/**
 * A phone opened at a page of a subpackage asks for its files at once, while the host's own script is
 * still on its way; the host then finds them in the browser's cache.
 */
const preloadSubpackage = `(function(app) {
  var page = (new URLSearchParams(location.search).get('page') || '').replace(/^[/]/, '');
  app.packages.forEach(function(files) {
    if (!files.root || page.indexOf(files.root + '/') !== 0) return;
    [['style', files.style], ['script', files.script]].forEach(function(file) {
      var link = document.createElement('link');
      link.rel = 'preload';
      link.as = file[0];
      link.href = '/${ASSETS}/' + file[1];
      document.head.append(link);
    });
  });
})(__miniprogram);
`

/** The first script of a phone: what the package is made of; the parts then add themselves. */
export function writeHead({ build, known, files, served, watch, assets }: Head): string {
  const { app, apiOrigin } = known
  const facts = { build, watch, config: app, apiOrigin, packages: files, parts: {}, assets: served }
  const runtime = `function(G,R){${templateGlobals()};return {X,Y,Z,P,Q,D}}`
  const text = `var __miniprogram=${JSON.stringify(facts)};__miniprogram.templateRuntime=${runtime};\n${preloadSubpackage}`
  const file = `app-${hashOf(text)}.js`
  writeFileSync(join(assets, file), text)
  return file
}

/** Only the phone runs the package; the landing page and the theatre hold phones in frames. */
export function writePages(
  { to, shell }: { to: string; shell: string },
  pages: Record<string, HostPage>,
  head: string,
  files: PackageFiles[],
) {
  const main = files.find(({ root }) => root === '')
  for (const [entry, name] of Object.entries(shellPages)) {
    const page = pages[entry]
    if (!page) continue
    const ofPackage = entry === 'phone' && main ? main : undefined
    const styles = [page.style, ofPackage?.style].filter((file) => file !== undefined)
    const scripts = [...(ofPackage ? [head, ofPackage.script] : []), page.script]
    const html = readFileSync(join(shell, `${name}.html`), 'utf8')
      .replace('<!--styles-->', styles.map(styleTag).join(''))
      .replace('<!--scripts-->', scripts.map(scriptTag).join(''))
    writeFileSync(join(to, `${name}.html`), html)
  }
}

const styleTag = (file: string) => `<link rel="stylesheet" href="/${ASSETS}/${file}">`
const scriptTag = (file: string) => `<script src="/${ASSETS}/${file}" defer></script>`
