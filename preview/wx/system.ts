import type { Host } from '../runtime/contract'
import { api, type Apis, type Result } from './call'

/** The base library whose behaviour the host follows, and the WeChat it claims to be. */
const SDK = '3.8.0'
const WECHAT = '8.0.50'
const STANDARD_FONT = 17

/** What the phone is, how large its window is, and how large its person wants to read. */
export function systemApis(host: Host): Apis {
  const all = (): Result => ({
    ...windowInfo(host),
    ...deviceInfo(host),
    ...appInfo(host),
    ...setting(),
    ...authorized(),
  })
  return {
    getSystemInfoSync: all,
    getSystemInfo: api('getSystemInfo', all),
    getSystemInfoAsync: api('getSystemInfoAsync', all),
    getWindowInfo: () => windowInfo(host),
    getDeviceInfo: () => deviceInfo(host),
    getAppBaseInfo: () => appInfo(host),
    getSystemSetting: setting,
    getAppAuthorizeSetting: authorized,
    getMenuButtonBoundingClientRect: () => capsule(host),
    getLaunchOptionsSync: () => launch(host),
    getEnterOptionsSync: () => launch(host),
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'wxpreview00000000', envVersion: 'develop', version: '' },
      plugin: { appId: '', version: '' },
    }),
    getSkylineInfoSync: () => ({ isSupported: false, version: '' }),
    getRendererUserAgent: api('getRendererUserAgent', () => ({ userAgent: navigator.userAgent })),
    getBatteryInfoSync: () => ({ level: 100, isCharging: true }),
    getBatteryInfo: api('getBatteryInfo', () => ({ level: 100, isCharging: true })),
    getPerformance: () => performance,
  }
}

function windowInfo(host: Host): Result {
  const view = host.viewport()
  const safeTop = view.statusBarHeight
  const bottom = view.screenHeight - view.safeAreaBottom
  return {
    pixelRatio: view.pixelRatio,
    screenWidth: view.screenWidth,
    screenHeight: view.screenHeight,
    windowWidth: view.windowWidth,
    windowHeight: view.windowHeight,
    statusBarHeight: view.statusBarHeight,
    screenTop: view.windowTop,
    safeArea: {
      left: 0,
      right: view.screenWidth,
      top: safeTop,
      bottom,
      width: view.screenWidth,
      height: bottom - safeTop,
    },
  }
}

function deviceInfo(host: Host): Result {
  return {
    brand: 'preview',
    model: host.options.wide ? 'browser window' : 'browser phone',
    platform: 'devtools',
    system: 'iOS 17.0',
    abi: '',
    benchmarkLevel: 1,
    memorySize: 4096,
    deviceOrientation: 'portrait',
  }
}

function appInfo(host: Host): Result {
  return {
    SDKVersion: SDK,
    version: WECHAT,
    language: 'zh_CN',
    theme: 'light',
    enableDebug: false,
    host: { appId: '', env: 'WeChat' },
    fontSizeScaleFactor: host.fontScale(),
    fontSizeSetting: Number((STANDARD_FONT * host.fontScale()).toFixed(2)),
  }
}

function setting(): Result {
  return {
    bluetoothEnabled: false,
    locationEnabled: true,
    wifiEnabled: true,
    deviceOrientation: 'portrait',
  }
}

function authorized(): Result {
  const yes = 'authorized'
  return {
    albumAuthorized: yes,
    cameraAuthorized: yes,
    locationAuthorized: yes,
    microphoneAuthorized: yes,
    notificationAuthorized: yes,
    bluetoothAuthorized: 'denied',
    locationReducedAccuracy: false,
  }
}

/** The capsule with its three dots, right in the navigation bar. */
function capsule(host: Host): Result {
  const { screenWidth, statusBarHeight, navigationBarHeight } = host.viewport()
  const width = 87
  const height = 32
  const right = screenWidth - 7
  const top = statusBarHeight + (Math.max(navigationBarHeight, 44) - height) / 2
  return { width, height, top, right, bottom: top + height, left: right - width }
}

function launch(host: Host): Result {
  const [path = '', query = ''] = host.options.page.split('?', 2)
  return {
    path: path || host.app.config.entryPagePath || (host.app.config.pages[0] ?? ''),
    query: Object.fromEntries(new URLSearchParams(query)),
    scene: 1001,
    shareTicket: '',
    referrerInfo: {},
  }
}
