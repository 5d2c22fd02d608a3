import type { Actor } from './actor'

/** One row of what is kept, under the words a person reads: `{ 日期: '2026-03-04', 服务: '量血压' }`. */
export type MyDataRow = Record<string, string | number | undefined>

/** What one room keeps about whoever asks for all of it. */
export interface MyDataPart {
  key: string
  title: string
  rows: (actor: Actor) => Promise<MyDataRow[]>
}
