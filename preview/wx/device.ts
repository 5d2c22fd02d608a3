import type { Host } from '../runtime/contract'
import { api, Failure, type Apis } from './call'
import { modal } from './prompts/modal'
import { callScreen, confirmCall } from './prompts/permission'
import { placeApis } from './places'
import { showToast } from './prompts/toast'

/** What the telephone itself can do, each question drawn in the phone. */
export function deviceApis(host: Host): Apis {
  return { ...calls(host), ...placeApis(host), ...clipboard(host), ...feel() }
}

function calls(host: Host): Apis {
  return {
    makePhoneCall: api<{ phoneNumber: string }>('makePhoneCall', async ({ phoneNumber }) => {
      if (!phoneNumber) throw new Failure('parameter error: phoneNumber')
      if (!(await confirmCall(host, phoneNumber))) throw new Failure('cancel')
      void callScreen(host, phoneNumber)
    }),
    addPhoneContact: api<{ firstName: string }>('addPhoneContact', async ({ firstName }) => {
      const { confirm } = await modal(host, { title: '添加到通讯录', content: firstName })
      if (!confirm) throw new Failure('cancel')
    }),
  }
}

/** The browser may refuse its clipboard, so the phone keeps its own copy too. */
function clipboard(host: Host): Apis {
  let kept = ''
  return {
    setClipboardData: api<{ data: string }>('setClipboardData', async ({ data }) => {
      if (typeof data !== 'string') throw new Failure('parameter error: data should be String')
      kept = data
      await tryClipboard(() => navigator.clipboard.writeText(data))
      showToast(host, { title: '内容已复制', icon: 'success' })
    }),
    getClipboardData: api('getClipboardData', () => ({ data: kept })),
  }
}

async function tryClipboard(write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch {
    // No permission or no secure address: the phone's own copy is enough for paste inside the package.
  }
}

function feel(): Apis {
  const shake = (milliseconds: number) => () => void navigator.vibrate?.(milliseconds)
  return {
    vibrateShort: api('vibrateShort', shake(15)),
    vibrateLong: api('vibrateLong', shake(400)),
    setKeepScreenOn: api('setKeepScreenOn', () => undefined),
    getScreenBrightness: api('getScreenBrightness', () => ({ value: 1 })),
    setScreenBrightness: api('setScreenBrightness', () => undefined),
    setVisualEffectOnCapture: api('setVisualEffectOnCapture', () => undefined),
    hideKeyboard: api('hideKeyboard', () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    }),
  }
}
