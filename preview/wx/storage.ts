import type { Host } from '../runtime/contract'
import { api, Failure, type Apis } from './call'

/** WeChat's limits: 1 MB a key, 10 MB in all. */
const KEY_LIMIT = 1024 * 1024
const LIMIT_KB = 10240

interface Entry {
  key: string
  data?: unknown
}

/** Storage of this phone: in the browser's own, under the phone's prefix, so four phones do not mix. */
export function storageApis(host: Host): Apis {
  const box = new PhoneStorage(host.storagePrefix)
  return {
    setStorageSync: (key: string, data: unknown) => box.set(key, data),
    getStorageSync: (key: string) => box.get(key) ?? '',
    removeStorageSync: (key: string) => box.remove(key),
    clearStorageSync: () => box.clear(),
    getStorageInfoSync: () => box.info(),
    setStorage: api<Entry>('setStorage', ({ key, data }) => box.set(key, data)),
    getStorage: api<Entry>('getStorage', ({ key }) => {
      if (!box.has(key)) throw new Failure('data not found')
      return { data: box.get(key) }
    }),
    removeStorage: api<Entry>('removeStorage', ({ key }) => box.remove(key)),
    clearStorage: api('clearStorage', () => box.clear()),
    getStorageInfo: api('getStorageInfo', () => box.info()),
    batchSetStorageSync: (list: { key: string; value: unknown }[]) =>
      list.forEach(({ key, value }) => box.set(key, value)),
    batchGetStorageSync: (keys: string[]) => keys.map((key) => box.get(key)),
  }
}

class PhoneStorage {
  constructor(private readonly prefix: string) {}

  set(key: string, data: unknown): void {
    if (typeof key !== 'string' || key === '') throw new Failure('parameter error: key')
    const text = JSON.stringify({ data })
    if (text.length > KEY_LIMIT) throw new Failure('entry size limit reached')
    localStorage.setItem(this.prefix + key, text)
  }

  get(key: string): unknown {
    const text = localStorage.getItem(this.prefix + key)
    return text === null ? undefined : (JSON.parse(text) as Entry).data
  }

  has(key: string): boolean {
    return localStorage.getItem(this.prefix + key) !== null
  }

  remove(key: string): void {
    localStorage.removeItem(this.prefix + key)
  }

  clear(): void {
    for (const key of this.keys()) this.remove(key)
  }

  info(): { keys: string[]; currentSize: number; limitSize: number } {
    const keys = this.keys()
    const characters = keys.reduce(
      (sum, key) => sum + (localStorage.getItem(this.prefix + key)?.length ?? 0),
      0,
    )
    return { keys, currentSize: Math.ceil(characters / 1024), limitSize: LIMIT_KB }
  }

  private keys(): string[] {
    const all = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '')
    return all
      .filter((key) => key.startsWith(this.prefix))
      .map((key) => key.slice(this.prefix.length))
  }
}
