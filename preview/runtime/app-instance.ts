import type { Host, LaunchOptions } from './contract'

type Definition = Record<string, unknown>

/** What `App({...})` makes, and the calls WeChat makes to it. */
export interface AppInstance {
  App: (definition: Definition) => void
  get: () => Definition | undefined
  launch(options: LaunchOptions): void
  call(name: string, value?: unknown): void
}

export function createApp(
  host: Pick<Host, 'on'>,
  guard: (where: string, work: () => unknown) => unknown,
): AppInstance {
  let instance: Definition | undefined
  const call = (name: string, value?: unknown) => {
    const method = instance?.[name]
    if (typeof method === 'function')
      guard(`App ${name}`, () => method.call(instance, value) as unknown)
  }
  host.on('appShow', (options) => call('onShow', options))
  host.on('appHide', () => call('onHide'))
  host.on('error', (message) => call('onError', message))
  host.on('unhandledRejection', (rejection) => call('onUnhandledRejection', rejection))
  host.on('pageNotFound', (options) => call('onPageNotFound', options))
  return {
    App: (definition) => {
      instance = { ...definition }
    },
    get: () => instance,
    launch: (options) => call('onLaunch', options),
    call,
  }
}
