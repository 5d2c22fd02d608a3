/** What stays on the phone, each under a name of ours. */
export type StorageKey =
  | 'linli.session'
  | 'linli.acting-for'
  | 'linli.size'
  | 'linli.speech'
  | 'linli.outbox'
  | 'linli.half-filled'
  | 'linli.failures'
  | 'linli.contact'
  | 'linli.steps'
  | 'linli.doors'
  | 'linli.drafts'

/** What was kept under the key; undefined when nothing was, or when the phone's storage cannot be read. */
export function kept<T>(key: StorageKey): T | undefined {
  try {
    const value: unknown = wx.getStorageSync(key)
    // WeChat answers '' for a key it does not know.
    return value === '' || value === undefined ? undefined : (value as T)
  } catch {
    return undefined
  }
}

export function keep(key: StorageKey, value: object | string): void {
  wx.setStorageSync(key, value)
}

export function forget(key: StorageKey): void {
  wx.removeStorageSync(key)
}
