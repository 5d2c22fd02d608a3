import './phone.css'
import { builtins } from '../builtins/all'
import { bootPhone } from '../runtime/boot'
import { createWx } from '../wx/create'
import { requirePlugin } from '../wx/plugins'
import { said } from '../wx/speech'
import { dismissPrompts } from '../wx/prompts/layer'
import './host-window'
import { officeBar } from './office-bar'

const asked = new URLSearchParams(location.search)
const wide = asked.get('wide') === '1'
const root = document.getElementById('phone')
if (!root) throw new Error('phone.html has no #phone')

const phone = bootPhone({
  root,
  app: globalThis.__miniprogram,
  builtins,
  createWx,
  requirePlugin,
  as: asked.get('as') ?? '',
  page: asked.get('page') ?? '',
  wide,
  fontScale: Number(asked.get('font')) || 1,
})

/** The page on top looks again, as it does when a person comes back to the mini-program. */
function reshow(): void {
  const top = phone.router.stack().at(-1)
  top?.call('onShow')
  top?.tellComponents('show')
}

window.__host = Object.assign(phone, { reshow, said })
if (wide && window.parent === window) {
  const { storagePrefix } = phone.host
  officeBar(document.body, { persona: asked.get('as') ?? '', storagePrefix })
}

// The back key closes a prompt first and leaves the page only when none is open.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.defaultPrevented || dismissPrompts(phone.host)) return
  if (phone.router.stack().length > 1) void phone.router.navigateBack()
})
