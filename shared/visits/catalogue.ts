import type { Day } from '../day'
import type { Time } from '../schedule'
import type { CertificateKind } from './credentials'
import type { Fen } from './view'

/** 基础 / 教育 / 专项 / 专科 / 康复 / 中医 / 安宁 / 母婴. */
export const itemCategories = [
  'basic',
  'teaching',
  'special',
  'specialist',
  'rehabilitation',
  'tcm',
  'palliative',
  'maternal',
] as const
export type ItemCategory = (typeof itemCategories)[number]
export const categoryNames: Record<ItemCategory, string> = {
  basic: '基础护理',
  teaching: '健康教育',
  special: '专项护理',
  specialist: '专科护理',
  rehabilitation: '康复护理',
  tcm: '中医护理',
  palliative: '安宁疗护',
  maternal: '母婴护理',
}

export const itemRisks = ['low', 'medium', 'high'] as const
export type ItemRisk = (typeof itemRisks)[number]

/** So many years as 护师 or above: set by whom the source says, and not checked against a document unless `verified`. */
export interface TitleYears {
  years: number
  verified: boolean
  source: string
}

/** One item of 互联网+护理. */
export interface CatalogueItem {
  code: string
  name: string
  category: ItemCategory
  risk: ItemRisk
  minutes: number
  /** Of the item itself; the fee for coming is the catalogue's. */
  price: Fen
  /** Any one of these will do; empty: every nurse of the gate may. */
  certificates: CertificateKind[]
  /** Years in the title; absent: none are asked. */
  titleYears?: TitleYears
  /** A doctor's order has to be there. */
  order: boolean
  /** A relative has to be present. */
  relative: boolean
  twoPeople: boolean
  says: string
  /** What to have ready at home, one line each. */
  prepare: string[]
}

/** A version of the catalogue: holds from its first day until the next one does. */
export interface Catalogue {
  version: string
  from: Day
  /** 上门服务费. */
  callOut: Fen
  /** From this time of the day on two people come. */
  nightFrom: Time
  /**
   * Prices, orders, relatives, two people and the night are set by the centre; no document of the province fixes them,
   * so nothing counts them as checked.
   */
  verified: false
  items: CatalogueItem[]
}

/** What another version of the catalogue brought, took away or changed. */
export interface CatalogueChanges {
  from: string
  to: string
  added: CatalogueItem[]
  removed: CatalogueItem[]
  changed: { code: string; name: string; fields: (keyof CatalogueItem)[] }[]
}

/** `POST /api/visits/catalogue`: a new version, `from` a day that has not begun. */
export interface CatalogueRequest {
  /** The version it was made from. */
  base: string
  from: Day
  callOut?: Fen
  nightFrom?: Time
  put: CatalogueItem[]
  remove: string[]
}

/** The items a later version has and an earlier one had not (measure ③: 新增护理项目). */
export function newItems(from: Catalogue, to: Catalogue): CatalogueItem[] {
  const before = new Set(from.items.map(({ code }) => code))
  return to.items.filter(({ code }) => !before.has(code))
}

/** All differences of two versions, in the order of the later one. */
export function catalogueChanges(from: Catalogue, to: Catalogue): CatalogueChanges {
  const before = new Map(from.items.map((item) => [item.code, item]))
  const changed = to.items.flatMap((item) => {
    const earlier = before.get(item.code)
    const fields = earlier ? changedFields(earlier, item) : []
    return fields.length > 0 ? [{ code: item.code, name: item.name, fields }] : []
  })
  const names = { from: from.version, to: to.version }
  return { ...names, added: newItems(from, to), removed: newItems(to, from), changed }
}

/** The version made of another one and what is put into it or taken out. */
export function nextCatalogue(
  base: Catalogue,
  { from, callOut, nightFrom, put, remove }: Omit<CatalogueRequest, 'base'>,
  version: string,
): Catalogue {
  const given = new Map(put.map((item) => [item.code, item]))
  const kept = base.items
    .filter(({ code }) => !remove.includes(code))
    .map((item) => given.get(item.code) ?? item)
  const added = put.filter(({ code }) => !base.items.some((item) => item.code === code))
  return {
    ...base,
    ...{ version, from, items: [...kept, ...added] },
    ...(callOut === undefined ? {} : { callOut }),
    ...(nightFrom === undefined ? {} : { nightFrom }),
  }
}

function changedFields(one: CatalogueItem, other: CatalogueItem): (keyof CatalogueItem)[] {
  const fields = Object.keys({ ...one, ...other }) as (keyof CatalogueItem)[]
  return fields.filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]))
}
