import type { Host, HostSignals } from '../runtime/contract'
import { api, listeners, type Apis } from './call'

type Names = Record<string, keyof HostSignals>

/** wx.onX / wx.offX pairs that a signal of the host feeds. */
const signals: Names = {
  AppShow: 'appShow',
  AppHide: 'appHide',
  Error: 'error',
  UnhandledRejection: 'unhandledRejection',
  PageNotFound: 'pageNotFound',
  KeyboardHeightChange: 'keyboardHeight',
}

/** Events of WeChat that never happen in a browser phone: listening is fine, nothing comes. */
const silent = [
  'MemoryWarning',
  'ThemeChange',
  'AudioInterruptionBegin',
  'AudioInterruptionEnd',
  'UserCaptureScreen',
  'CopyUrl',
  'NeedPrivacyAuthorization',
  'BeforeAppRoute',
  'AppRoute',
]

/** App-level events and the state of the network. */
export function eventApis(host: Host): Apis {
  const apis: Apis = {}
  const pair = <T>(name: string): ((value: T) => void) => {
    const { on, off, tell } = listeners<T>()
    apis[`on${name}`] = on
    apis[`off${name}`] = off
    return tell
  }
  for (const [name, signal] of Object.entries(signals)) host.on(signal, pair(name))
  for (const name of silent) pair(name)
  const resized = pair<object>('WindowResize')
  host.on('resize', (size) => resized({ size }))
  const network = pair<object>('NetworkStatusChange')
  pair('NetworkWeakChange')
  const changed = (): void => network({ isConnected: navigator.onLine, networkType: networkType() })
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  apis['getNetworkType'] = api('getNetworkType', () => ({
    networkType: networkType(),
    weakNet: false,
    hasSystemProxy: false,
    signalStrength: navigator.onLine ? 100 : 0,
  }))
  return apis
}

function networkType(): string {
  return navigator.onLine ? 'wifi' : 'none'
}
