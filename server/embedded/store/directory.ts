/**
 * Opens a data directory: ours, whole, and owned by this process alone. Anything else is refused in
 * words; nothing is ever repaired silently.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { systemKey } from './keys'
import { fileFault } from './pages'
import { Store } from './store'
import type { StoreOptions } from './store'

/** A sentence for the person who started the database. */
class DirectoryRefused extends Error {
  override readonly name = 'DirectoryRefused'
}

const formatVersion = 1

interface Owner {
  pid: number
  /** When the process began, in the kernel's ticks: a process id alone may be given out again. */
  began: string
}

/** Opens the store of a directory and takes ownership of it. */
export function claimDirectory(directory: string, options: StoreOptions): Store {
  prepare(directory)
  const isNew = !existsSync(join(directory, 'data.mdb'))
  if (!isNew) checkFile(directory)
  const store = Store.open(directory, options)
  try {
    // The record is read and written under LMDB's own writer lock, which the kernel releases when
    // a process dies: of two processes starting at once, one sees the other.
    store.write(() => {
      refuseForeign(store, directory, isNew)
      refuseOwned(store, directory)
      if (isNew) store.put(systemKey('format'), Buffer.of(formatVersion))
      store.put(systemKey('owner'), Buffer.from(JSON.stringify(thisProcess())))
    })
  } catch (error) {
    void store.close()
    throw error
  }
  return store
}

export function leaveDirectory(store: Store): void {
  store.write(() => store.remove(systemKey('owner')))
}

function prepare(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const names = readdirSync(directory)
  if (names.length > 0 && !names.includes('data.mdb')) {
    throw new DirectoryRefused(
      `The data directory ${directory} is not empty and holds no database ` +
        `(it holds ${names.slice(0, 3).join(', ')}). Choose an empty or a new directory.`,
    )
  }
}

function damaged(directory: string, what: string): never {
  throw new DirectoryRefused(
    `The database in ${directory} cannot be opened: ${what}. Nothing was changed. ` +
      'Restore the directory from a backup, or start with a new one.',
  )
}

/** Refuses a damaged file, in words; `thorough` follows every page of it. */
export function checkFile(directory: string, thorough = false): void {
  const path = join(directory, 'data.mdb')
  if (!existsSync(path)) damaged(directory, 'there is no data.mdb')
  const fault = fileFault(path, thorough)
  if (fault !== undefined) damaged(directory, fault)
}

function refuseForeign(store: Store, directory: string, isNew: boolean): void {
  const format = store.get(systemKey('format'))?.[0]
  if (isNew || format === formatVersion) return
  if (format === undefined) damaged(directory, 'it is the database of another program')
  damaged(
    directory,
    `its format is ${String(format)}, and this program knows ${String(formatVersion)}`,
  )
}

function refuseOwned(store: Store, directory: string): void {
  const stored = store.get(systemKey('owner'))
  if (!stored) return
  const owner = JSON.parse(stored.toString('utf8')) as Owner
  if (beganAt(owner.pid) !== owner.began) return
  throw new DirectoryRefused(
    `The data directory ${directory} is in use by process ${String(owner.pid)}. ` +
      'Stop that process first, or start with another data directory.',
  )
}

function thisProcess(): Owner {
  return { pid: process.pid, began: beganAt(process.pid) ?? '' }
}

/** When a process began; undefined when there is no such process. */
function beganAt(pid: number): string | undefined {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined
  }
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    // The name of the program may hold spaces; the numbered fields begin after its bracket.
    return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`
  } catch {
    return 'running'
  }
}
