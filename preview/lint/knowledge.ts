import { JSDOM } from 'jsdom'
import { builtins } from '../builtins/all'
import { unsupported } from '../builtins/unsupported'
import type { Host } from '../runtime/contract'
import { createWx } from '../wx/create'
import { missingMakers, missingNames } from '../wx/missing'

/** What the host stands in for: names of tags and of `wx` members. */
export interface Knowledge {
  tags: ReadonlySet<string>
  apis: ReadonlySet<string>
}

/** Asks the host itself, so that the lint can never promise more than the preview does. */
export function askHost(): Knowledge {
  const giveBack = borrowDocument()
  try {
    const tags = new Set(builtins.map(({ tag }) => tag))
    for (const { tag } of unsupported) tags.delete(tag)
    const apis = new Set(Object.keys(createWx(silentHost())))
    for (const name of [...missingNames, ...missingMakers]) apis.delete(name)
    return { tags, apis }
  } finally {
    giveBack()
  }
}

/** wx.* listens to the window while it is made: for that moment there is one. */
function borrowDocument(): () => void {
  const { window } = new JSDOM('', { url: 'http://lint.test' })
  const { document, localStorage } = window
  const lent = { window, document, localStorage, location: window.location }
  const before = Object.keys(lent).map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  )
  for (const [name, value] of Object.entries(lent)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  }
  return () => {
    for (const [name, own] of before) {
      if (own) Object.defineProperty(globalThis, name, own)
      else Reflect.deleteProperty(globalThis, name)
    }
    window.close()
  }
}

/** Answers everything with itself; only the names of what is built on it matter. */
function silentHost(): Host {
  const silent: object = new Proxy(() => silent, {
    get: (_, name) => (name === Symbol.toPrimitive ? () => '' : silent),
    apply: () => silent,
  })
  return silent as Host
}
