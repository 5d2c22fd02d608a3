import type { Host } from '../runtime/contract'
import { api, Failure, type Api, type Apis, type Result } from './call'
import { fromText, toText, type Encoding } from './encoding'
import { USER_PATH, filesOf, type PhoneFiles } from './files'

interface PathOptions {
  path?: string
  filePath?: string
  dirPath?: string
  srcPath?: string
  destPath?: string
  oldPath?: string
  newPath?: string
  tempFilePath?: string
  data?: string | ArrayBuffer
  encoding?: Encoding
  position?: number
  length?: number
  recursive?: boolean
}

/** `wx.getFileSystemManager()`, on files in memory. */
export function fileSystemApis(host: Host): Apis {
  const manager = fileSystem(filesOf(host))
  return { getFileSystemManager: () => manager }
}

interface Verb {
  run: (files: PhoneFiles, options: PathOptions) => Result | void
  /** The options of the Sync twin, in the order of its arguments. */
  order: (keyof PathOptions)[]
  /** The field of the result the Sync twin returns. */
  gives?: string
}

/** Each verb exists twice, with callbacks and as `…Sync`; both run the same lines. */
function fileSystem(files: PhoneFiles): Apis {
  const all: Record<string, Api> = {}
  for (const [name, { run, order, gives }] of Object.entries({ ...fileVerbs, ...folderVerbs })) {
    all[name] = api<PathOptions>(name, (options) => run(files, options))
    all[`${name}Sync`] = (...given: unknown[]) => {
      const wish = Object.fromEntries(order.map((key, at) => [key, given[at]]))
      const result = synced(`${name}Sync`, () => run(files, wish))
      return gives ? result?.[gives] : undefined
    }
  }
  return all
}

const fileVerbs: Record<string, Verb> = {
  access: { run: (files, { path = '' }) => void existing(files, path), order: ['path'] },
  readFile: {
    run: (files, wish) => ({ data: read(files, wish) }),
    order: ['filePath', 'encoding', 'position', 'length'],
    gives: 'data',
  },
  writeFile: {
    run: (files, wish) => write(files, wish, false),
    order: ['filePath', 'data', 'encoding'],
  },
  appendFile: {
    run: (files, wish) => write(files, wish, true),
    order: ['filePath', 'data', 'encoding'],
  },
  unlink: {
    run: (files, { filePath = '' }) => {
      if (!files.remove(filePath)) throw missing(filePath)
    },
    order: ['filePath'],
  },
  copyFile: {
    run: (files, { srcPath = '', destPath = '' }) => copy(files, srcPath, destPath),
    order: ['srcPath', 'destPath'],
  },
  rename: {
    run: (files, { oldPath = '', newPath = '' }) => {
      copy(files, oldPath, newPath)
      files.remove(oldPath)
    },
    order: ['oldPath', 'newPath'],
  },
  saveFile: {
    run: (files, wish) => ({ savedFilePath: save(files, wish) }),
    order: ['tempFilePath', 'filePath'],
    gives: 'savedFilePath',
  },
  getFileInfo: {
    run: (files, { filePath = '' }) => ({ size: existing(files, filePath).bytes.length }),
    order: ['filePath'],
  },
}

const folderVerbs: Record<string, Verb> = {
  mkdir: {
    run: (files, { dirPath = '' }) => {
      if (files.hasFolder(dirPath)) throw new Failure(`file already exists ${dirPath}`)
      files.addFolder(dirPath)
    },
    order: ['dirPath', 'recursive'],
  },
  rmdir: {
    run: (files, { dirPath = '' }) => files.removeFolder(dirPath),
    order: ['dirPath', 'recursive'],
  },
  readdir: {
    run: (files, { dirPath = '' }) => ({ files: listed(files, dirPath) }),
    order: ['dirPath'],
    gives: 'files',
  },
  stat: {
    run: (files, { path = '' }) => ({ stats: stats(files, path) }),
    order: ['path', 'recursive'],
    gives: 'stats',
  },
}

/** Sync calls throw WeChat's words. */
function synced(name: string, run: () => Result | void): Result | undefined {
  try {
    return run() ?? undefined
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    throw new Error(`${name}:fail ${reason}`, { cause: thrown })
  }
}

function missing(path: string): Failure {
  return new Failure(`no such file or directory, open '${path}'`, { errCode: 1300002 })
}

function existing(
  files: PhoneFiles,
  path: string,
): { bytes: Uint8Array<ArrayBuffer>; time: number; folder: boolean } {
  const file = files.read(path)
  if (file) return { ...file, folder: false }
  if (files.hasFolder(path)) return { bytes: new Uint8Array(), time: 0, folder: true }
  throw missing(path)
}

function read(
  files: PhoneFiles,
  { filePath = '', encoding, position = 0, length }: PathOptions,
): unknown {
  const { bytes } = existing(files, filePath)
  const part = bytes.slice(position, length === undefined ? undefined : position + length)
  return encoding ? toText(part, encoding) : part.buffer
}

function write(
  files: PhoneFiles,
  { filePath = '', data = '', encoding = 'utf8' }: PathOptions,
  after: boolean,
): void {
  if (!filePath.startsWith(USER_PATH))
    throw new Failure(`permission denied, open ${filePath}`, { errCode: 1300013 })
  const added = typeof data === 'string' ? fromText(data, encoding) : new Uint8Array(data)
  const before = after ? existing(files, filePath).bytes : new Uint8Array()
  const whole = new Uint8Array(before.length + added.length)
  whole.set(before)
  whole.set(added, before.length)
  files.write(filePath, whole)
}

function copy(files: PhoneFiles, from: string, to: string): void {
  const file = files.read(from)
  if (!file) throw missing(from)
  files.write(to, file.bytes, file.type)
}

function save(files: PhoneFiles, { tempFilePath = '', filePath }: PathOptions): string {
  const target = filePath ?? `${USER_PATH}/${tempFilePath.split('/').at(-1) ?? 'file'}`
  copy(files, tempFilePath, target)
  files.remove(tempFilePath)
  return target
}

function listed(files: PhoneFiles, path: string): string[] {
  if (!existing(files, path).folder) throw new Failure(`not a directory ${path}`)
  return files.list(path)
}

function stats(files: PhoneFiles, path: string): object {
  const { bytes, time, folder } = existing(files, path)
  const seconds = Math.floor(time / 1000)
  return {
    size: bytes.length,
    mode: 33206,
    lastAccessedTime: seconds,
    lastModifiedTime: seconds,
    isDirectory: () => folder,
    isFile: () => !folder,
  }
}
