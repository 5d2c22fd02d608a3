import type { Host } from '../runtime/contract'

/** A file of the phone: bytes in memory, so that the Sync calls can read them. */
export interface StoredFile {
  bytes: Uint8Array<ArrayBuffer>
  type: string
  name: string
  time: number
}

export const USER_PATH = 'wxfile://usr'
const TEMPORARY = 'wxfile://tmp'

/** Files a phone made or was given, by their `wxfile://` path. Gone when the phone is closed. */
export class PhoneFiles {
  private readonly files = new Map<string, StoredFile>()
  private readonly folders = new Set([USER_PATH])
  private readonly addresses = new Map<string, string>()
  private made = 0

  /** Keeps what the browser handed over and answers its temporary path. */
  async keep(blob: Blob, name: string): Promise<string> {
    const ending = /\.\w+$/.exec(name)?.[0] ?? endings[blob.type] ?? ''
    this.made += 1
    const path = `${TEMPORARY}/${Date.now().toString(36)}_${this.made}${ending}`
    const bytes = new Uint8Array(await blob.arrayBuffer())
    this.write(path, bytes, blob.type || 'application/octet-stream', name)
    return path
  }

  write(
    path: string,
    bytes: Uint8Array<ArrayBuffer>,
    type = typeOf(path),
    name = path.split('/').at(-1) ?? '',
  ): void {
    this.forget(path)
    this.files.set(path, { bytes, type, name, time: Date.now() })
  }

  read(path: string): StoredFile | undefined {
    return this.files.get(path)
  }

  remove(path: string): boolean {
    this.forget(path)
    return this.files.delete(path)
  }

  hasFolder(path: string): boolean {
    return this.folders.has(path)
  }

  addFolder(path: string): void {
    this.folders.add(path)
  }

  removeFolder(path: string): void {
    this.folders.delete(path)
  }

  /** Names directly in a folder. */
  list(path: string): string[] {
    const inside = [...this.files.keys(), ...this.folders].filter((each) =>
      each.startsWith(`${path}/`),
    )
    return [
      ...new Set(inside.map((each) => each.slice(path.length + 1).split('/')[0] ?? '')),
    ].sort()
  }

  /** An address the browser can show, made once a file. */
  address(path: string): string | undefined {
    const file = this.files.get(path)
    if (!file) return undefined
    const known =
      this.addresses.get(path) ?? URL.createObjectURL(new Blob([file.bytes], { type: file.type }))
    this.addresses.set(path, known)
    return known
  }

  private forget(path: string): void {
    const address = this.addresses.get(path)
    if (address) URL.revokeObjectURL(address)
    this.addresses.delete(path)
  }
}

const endings: Record<string, string> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'audio/webm': '.webm',
  'video/mp4': '.mp4',
  'application/pdf': '.pdf',
}

function typeOf(path: string): string {
  const found = Object.entries(endings).find(([, ending]) => path.endsWith(ending))
  return found?.[0] ?? 'application/octet-stream'
}

const phones = new WeakMap<Host, PhoneFiles>()

export function filesOf(host: Host): PhoneFiles {
  const files = phones.get(host) ?? new PhoneFiles()
  phones.set(host, files)
  return files
}

/** The address of a picture or sound: a file of the phone, a file of the package, or an address already. */
export function addressOf(host: Host, path: string, from?: string): string {
  return filesOf(host).address(path) ?? host.assetUrl(host.mapUrl(path), from)
}
