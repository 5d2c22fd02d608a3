import type { AppBundle } from './contract'

/** Brings subpackages in when a page of theirs is opened; the main package came with the document. */
export function createPartLoader(app: AppBundle, base: string): (route: string) => Promise<void> {
  const loading = new Map<string, Promise<void>>()
  return (route) => {
    const files = app.packages.find(({ root }) => root !== '' && route.startsWith(`${root}/`))
    if (!files || app.parts[files.root]) return Promise.resolve()
    const known = loading.get(files.root)
    if (known) return known
    const arrival = Promise.all([
      arrive(element('link', { rel: 'stylesheet', href: base + files.style })),
      arrive(element('script', { src: base + files.script })),
    ]).then(() => undefined)
    loading.set(files.root, arrival)
    // A phone that was offline may try again.
    arrival.catch(() => loading.delete(files.root))
    return arrival
  }
}

function element(tag: 'link' | 'script', attributes: Record<string, string>): HTMLElement {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  return made
}

function arrive(made: HTMLElement): Promise<void> {
  return new Promise((done, fail) => {
    made.addEventListener('load', () => done())
    made.addEventListener('error', () => fail(new Error('loadSubpackage:fail')))
    document.head.append(made)
  })
}
