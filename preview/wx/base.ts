import type { Host } from '../runtime/contract'
import { PhoneAnimation } from './animation'
import { api, listeners, type Apis } from './call'
import { fromText, toText } from './encoding'

/** Small tools, the update manager, logs, sharing menus and the queries the host itself answers. */
export function baseApis(host: Host): Apis {
  return { ...tools(), ...queries(host), ...upkeep(), ...logs(), ...sharing() }
}

function tools(): Apis {
  return {
    nextTick: (run: () => void) => void queueMicrotask(run),
    arrayBufferToBase64: (buffer: ArrayBuffer) => toText(new Uint8Array(buffer), 'base64'),
    base64ToArrayBuffer: (text: string) => fromText(text, 'base64').buffer,
    createAnimation: (timing?: object) => new PhoneAnimation(timing),
    getRandomValues: api<{ length: number }>('getRandomValues', ({ length }) => ({
      randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer,
    })),
  }
}

function queries(host: Host): Apis {
  return {
    createSelectorQuery: () => host.createSelectorQuery(),
    createIntersectionObserver: (component?: unknown, options?: object) =>
      host.createIntersectionObserver(component, options),
  }
}

/** The preview always runs the newest build, so no update ever comes. */
function upkeep(): Apis {
  const checked = listeners<{ hasUpdate: boolean }>()
  const manager = {
    onCheckForUpdate: (listener: (value: { hasUpdate: boolean }) => void) => {
      checked.on(listener)
      queueMicrotask(() => listener({ hasUpdate: false }))
    },
    onUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
    applyUpdate: () => location.reload(),
  }
  return {
    getUpdateManager: () => manager,
    updateWeChatApp: api('updateWeChatApp', () => undefined),
    restartMiniProgram: api('restartMiniProgram', () => location.reload()),
    exitMiniProgram: api('exitMiniProgram', () => undefined),
    enableAlertBeforeUnload: api('enableAlertBeforeUnload', () => undefined),
    disableAlertBeforeUnload: api('disableAlertBeforeUnload', () => undefined),
    setEnableDebug: api('setEnableDebug', () => undefined),
    loadFontFace: api<{ family: string; source: string }>(
      'loadFontFace',
      async ({ family, source }) => {
        document.fonts.add(await new FontFace(family, source).load())
        return { status: 'loaded' }
      },
    ),
  }
}

function logs(): Apis {
  const logger = {
    debug: (...words: unknown[]) => console.debug(...words),
    log: (...words: unknown[]) => console.log(...words),
    info: (...words: unknown[]) => console.info(...words),
    warn: (...words: unknown[]) => console.warn(...words),
    error: (...words: unknown[]) => console.warn(...words),
    setFilterMsg: () => undefined,
    addFilterMsg: () => undefined,
    in: () => logger,
    tag: () => logger,
  }
  return {
    getLogManager: () => logger,
    getRealtimeLogManager: () => logger,
    reportEvent: () => undefined,
    reportAnalytics: () => undefined,
    reportMonitor: () => undefined,
    reportPerformance: () => undefined,
    getExptInfoSync: () => ({}),
  }
}

function sharing(): Apis {
  return {
    showShareMenu: api('showShareMenu', () => undefined),
    hideShareMenu: api('hideShareMenu', () => undefined),
    updateShareMenu: api('updateShareMenu', () => undefined),
  }
}
