/**
 * Reads LMDB's file without LMDB, which trusts its file and would end the process on a damaged one
 * (layout: struct MDB_meta, MDB_page and MDB_node of lmdb 3.5's mdb.c).
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** Numbers of one of the two meta pages. */
interface Meta {
  pageSize: number
  transaction: bigint
  lastPage: number
  roots: number[]
}

const magic = 0xbeefc0de
const smallest = 4096
const headerBytes = 24
const nodeHeaderBytes = 8
const noPage = 0xffffffffffffffffn
const at = { magic: 24, pageSize: 48, freeRoot: 88, mainRoot: 136, lastPage: 144, transaction: 152 }
const pageFlags = { branch: 1, leaf: 2, overflow: 4 }
/** A leaf's value that has pages of its own. */
const bigData = 1

/** What is wrong with a database file, in words; undefined when nothing is. */
export function fileFault(path: string, thorough = false): string | undefined {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const meta = newestMeta(file, size)
    if (typeof meta === 'string') return meta
    // The last pages may be missing lawfully when they are free: then the tree itself is asked.
    const whole = size >= (meta.lastPage + 1) * meta.pageSize
    return whole && !thorough ? undefined : treeFault(file, size, meta)
  } finally {
    closeSync(file)
  }
}

function newestMeta(file: number, size: number): Meta | string {
  if (size < 2 * smallest) return 'data.mdb is cut short'
  const first = readMeta(file, 0)
  if (!first) return 'data.mdb is not a database file'
  const { pageSize } = first
  if (pageSize < 512 || pageSize > 65_536) return 'data.mdb has a damaged first page'
  const second = readMeta(file, pageSize)
  if (!second) return 'data.mdb has a damaged second page'
  return second.transaction > first.transaction ? { ...second, pageSize } : first
}

function readMeta(file: number, position: number): Meta | undefined {
  const page = read(file, position, smallest)
  if (page.readUInt32LE(at.magic) !== magic) return undefined
  const roots = [at.freeRoot, at.mainRoot].map((place) => page.readBigUInt64LE(place))
  return {
    pageSize: page.readUInt32LE(at.pageSize),
    transaction: page.readBigUInt64LE(at.transaction),
    lastPage: Number(page.readBigUInt64LE(at.lastPage)),
    roots: roots.filter((root) => root !== noPage).map(Number),
  }
}

function read(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  readSync(file, bytes, 0, length, position)
  return bytes
}

/** Follows both trees from their roots: every page must be in the file and say who it is. */
function treeFault(file: number, size: number, { pageSize, roots }: Meta): string | undefined {
  const pages = Math.floor(size / pageSize)
  const waiting = [...roots]
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (number >= pages) return 'data.mdb is cut short'
    const page = read(file, number * pageSize, pageSize)
    if (Number(page.readBigUInt64LE(0)) !== number) return `page ${String(number)} is damaged`
    const flags = page.readUInt16LE(18)
    if ((flags & pageFlags.overflow) !== 0) {
      if (number + page.readUInt32LE(20) > pages) return 'data.mdb is cut short'
    } else if ((flags & (pageFlags.branch | pageFlags.leaf)) === 0) {
      return `page ${String(number)} is damaged`
    } else waiting.push(...children(page, (flags & pageFlags.branch) !== 0))
  }
  return undefined
}

/** The pages a branch or a leaf points to. */
function children(page: Buffer, branch: boolean): number[] {
  const count = Math.min(page.readUInt16LE(20), page.length - headerBytes) >> 1
  const found: number[] = []
  for (let i = 0; i < count; i++) {
    const node = headerBytes + page.readUInt16LE(headerBytes + 2 * i)
    if (node + nodeHeaderBytes > page.length) continue
    const flags = page.readUInt16LE(node + 4)
    if (branch) found.push(page.readUInt32LE(node) + flags * 2 ** 32)
    else if ((flags & bigData) !== 0) {
      const value = node + nodeHeaderBytes + page.readUInt16LE(node + 6)
      found.push(Number(page.readBigUInt64LE(Math.min(value, page.length - 8))))
    }
  }
  return found
}
