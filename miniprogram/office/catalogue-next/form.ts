import type { Day } from '../../../shared/day'
import { addDays } from '../../../shared/day'
import type { Time } from '../../../shared/schedule'
import { categoryNames, itemCategories, itemRisks } from '../../../shared/visits/catalogue'
import type { Catalogue, CatalogueItem, CatalogueRequest } from '../../../shared/visits/catalogue'
import { certificateKinds, certificateNames } from '../../../shared/visits/credentials'
import { timesEvery } from '../../components/office-spans/spans'
import { riskNames } from '../catalogue-cards'
import { fenOf, yuan } from '../visit-words'

/** A version in the making: what it is made from, and what differs. */
export interface Draft {
  base: Catalogue
  from: Day
  callOut: string
  /** From then on two people come. */
  nightFrom: Time
  put: CatalogueItem[]
  remove: string[]
}

/** It begins tomorrow at the earliest, and after every version that is known. */
export const emptyDraft = (base: Catalogue, today: Day): Draft => ({
  ...{ base, put: [], remove: [], callOut: String(base.callOut / 100) },
  nightFrom: base.nightFrom,
  from: addDays(base.from > today ? base.from : today, 1),
})

export interface DraftRow {
  code: string
  name: string
  says: string
  /** 新增, 改了, 去掉; '' as before. */
  mark: string
}

/** All items as they would be, those taken out too. */
export function draftRows({ base, put, remove }: Draft): DraftRow[] {
  const changed = new Map(put.map((item) => [item.code, item]))
  const kept = base.items.map((item) => {
    const mark = remove.includes(item.code) ? '去掉' : changed.has(item.code) ? '改了' : ''
    return draftRow(changed.get(item.code) ?? item, mark)
  })
  const added = put.filter(({ code }) => !base.items.some((item) => item.code === code))
  return [...added.map((item) => draftRow(item, '新增')), ...kept]
}

const draftRow = (item: CatalogueItem, mark: string): DraftRow => ({
  code: item.code,
  name: item.name,
  says: `${categoryNames[item.category]} · ${riskNames[item.risk]}风险 · ${item.minutes} 分钟 · ${yuan(item.price)}`,
  mark,
})

type TypedAsText = 'minutes' | 'price' | 'prepare' | 'titleYears'

/** An item as it is typed. */
export interface TypedItem extends Omit<CatalogueItem, TypedAsText> {
  minutes: string
  price: string
  prepare: string
  /** Years as 护师 or above that are asked, '' for none, and who says so. */
  years: string
  yearsFrom: string
  fresh: boolean
}

export const blankItem: TypedItem = {
  ...{ code: '', name: '', category: 'basic', risk: 'low', minutes: '30', price: '', says: '' },
  ...{ certificates: [], order: false, relative: false, twoPeople: false, prepare: '' },
  ...{ years: '', yearsFrom: '' },
  fresh: true,
}

export const typedItem = ({
  minutes,
  price,
  prepare,
  titleYears,
  ...item
}: CatalogueItem): TypedItem => ({
  ...item,
  minutes: String(minutes),
  price: String(price / 100),
  prepare: prepare.join('\n'),
  years: titleYears ? String(titleYears.years) : '',
  yearsFrom: titleYears?.source ?? '',
  fresh: false,
})

export const itemOf = (draft: Draft, code: string): CatalogueItem | undefined =>
  draft.put.find((item) => item.code === code) ??
  draft.base.items.find((item) => item.code === code)

export function itemProblem(typed: TypedItem, draft: Draft): string {
  if (typed.name.trim().length < 2) return '请填名称'
  if (!/^[A-Za-z][A-Za-z0-9]{1,39}$/.test(typed.code)) return '编号用英文字母和数字，字母开头'
  if (typed.fresh && itemOf(draft, typed.code)) return '这个编号已经有了'
  const minutes = Number(typed.minutes)
  if (!Number.isInteger(minutes) || minutes < 15 || minutes > 240) return '时长请填 15 到 240 分钟'
  if (fenOf(typed.price) === undefined) return '价格请填元，最多两位小数'
  if (!typed.says.trim()) return '请写一句给老人看的说明'
  return yearsProblem(typed)
}

function yearsProblem({ years, yearsFrom }: TypedItem): string {
  if (!years.trim()) return ''
  if (!/^([1-9]|1\d|20)$/.test(years.trim())) return '任护师满几年，请填 1 到 20，不要求就空着'
  return yearsFrom.trim() ? '' : '请写任护师年限是哪里规定的'
}

/** What an office types is not checked against a document. */
const yearsOf = (years: string, source: string): Pick<CatalogueItem, 'titleYears'> =>
  years.trim()
    ? { titleYears: { years: Number(years), verified: false, source: source.trim() } }
    : {}

const readItem = ({ fresh: _, years, yearsFrom, ...typed }: TypedItem): CatalogueItem => ({
  ...typed,
  ...yearsOf(years, yearsFrom),
  name: typed.name.trim(),
  says: typed.says.trim(),
  minutes: Number(typed.minutes),
  price: fenOf(typed.price) ?? 0,
  prepare: typed.prepare
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 10),
})

/** The draft with this item in it. */
export function withItem(draft: Draft, typed: TypedItem): Draft {
  const item = readItem(typed)
  const others = draft.put.filter(({ code }) => code !== item.code)
  return {
    ...draft,
    put: [...others, item],
    remove: draft.remove.filter((code) => code !== item.code),
  }
}

/** Takes an item out, or back in; one that was only added is gone. */
export function turnedOut(draft: Draft, code: string): Draft {
  const known = draft.base.items.some((item) => item.code === code)
  const out = draft.remove.includes(code)
  return {
    ...draft,
    put: out ? draft.put : draft.put.filter((item) => item.code !== code),
    remove: out
      ? draft.remove.filter((each) => each !== code)
      : known
        ? [...draft.remove, code]
        : draft.remove,
  }
}

export function draftProblem({ base, put, remove, callOut, nightFrom }: Draft): string {
  const fen = fenOf(callOut)
  if (fen === undefined) return '上门服务费请填元，最多两位小数'
  const sameItems = put.length === 0 && remove.length === 0
  return sameItems && fen === base.callOut && nightFrom === base.nightFrom ? '还没有改什么' : ''
}

export const draftRequest = ({ base, callOut, ...draft }: Draft): CatalogueRequest => ({
  ...{ base: base.version, ...draft },
  callOut: fenOf(callOut) ?? base.callOut,
})

/** When the evening may begin. */
export const nightTimes = timesEvery(15, { from: '12:00', to: '22:00' })

export const categoryChoices = itemCategories.map((id) => ({ id, name: categoryNames[id] }))
export const riskChoices = itemRisks.map((id) => ({ id, name: `${riskNames[id]}风险` }))
export const certificateChoices = certificateKinds.map((id) => ({ id, name: certificateNames[id] }))
