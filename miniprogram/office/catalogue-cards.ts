import type { Day } from '../../shared/day'
import { sayFullDate, sayTime } from '../../shared/speak'
import { categoryNames } from '../../shared/visits/catalogue'
import type {
  Catalogue,
  CatalogueChanges,
  CatalogueItem,
  ItemRisk,
} from '../../shared/visits/catalogue'
import { certificateNames } from '../../shared/visits/credentials'
import { negativeCodes, negativeList } from '../../shared/visits/negative'
import { yuan } from './visit-words'

export interface ItemRow {
  code: string
  name: string
  category: string
  risk: string
  riskTone: '' | 'tag-warm' | 'tag-red'
  minutes: string
  price: string
  certificates: string
  /** 医嘱、家人在场、两个人 */
  needs: string
}

export const riskNames: Record<ItemRisk, string> = { low: '低', medium: '中', high: '高' }
const riskTones = { low: '', medium: 'tag-warm', high: 'tag-red' } as const

export const itemRow = (item: CatalogueItem): ItemRow => ({
  code: item.code,
  name: item.name,
  category: categoryNames[item.category],
  risk: `${riskNames[item.risk]}风险`,
  riskTone: riskTones[item.risk],
  minutes: `${item.minutes} 分钟`,
  price: yuan(item.price),
  certificates: papersWords(item),
  needs: needsWords(item),
})

/** What the nurse must have: `PICC 专科护士证或输液港专科护士证`, `护师满 2 年（待核实：本机构规定）`. */
const papersWords = ({ certificates, titleYears }: CatalogueItem): string => {
  const held = certificates.map((kind) => certificateNames[kind]).join('或')
  if (!titleYears) return held || '不用专科证'
  const { years, verified, source } = titleYears
  const long = `护师满 ${years} 年（${verified ? '' : '待核实：'}${source}）`
  return held ? `${held}，${long}` : long
}

const needsWords = ({ order, relative, twoPeople }: CatalogueItem): string =>
  [
    ...(order ? ['要医嘱'] : []),
    ...(relative ? ['要家人在'] : []),
    ...(twoPeople ? ['两个人去'] : []),
  ].join('、') || '没有'

/** A version in words: when it holds, the fee for coming, and from when two people come. */
export const versionWords = (
  { version, from, callOut, nightFrom, items }: Catalogue,
  today: Day,
) => ({
  version,
  title: from <= today ? '现在用的' : `${sayFullDate(from)} 起用的`,
  says: `${items.length} 项 · 上门服务费 ${yuan(callOut)} · ${sayTime(nightFrom)} 起要两个人去`,
  from: `${sayFullDate(from)} 起，版本 ${version}`,
})

const fieldNames: Record<keyof CatalogueItem, string> = {
  code: '编号',
  name: '名称',
  category: '类别',
  risk: '风险',
  minutes: '时长',
  price: '价格',
  certificates: '要的证',
  titleYears: '任护师年限',
  order: '医嘱',
  relative: '家人在场',
  twoPeople: '人数',
  says: '说明',
  prepare: '准备',
}

/** What two versions say of every visit, where they differ. */
export const termLines = (before: Catalogue, after: Catalogue): string[] => [
  ...(before.callOut === after.callOut
    ? []
    : [`上门服务费：${yuan(before.callOut)} 改为 ${yuan(after.callOut)}`]),
  ...(before.nightFrom === after.nightFrom
    ? []
    : [`两个人去：${sayTime(before.nightFrom)} 起改为 ${sayTime(after.nightFrom)} 起`]),
]

/** Added, removed, changed: one line each; empty when the two versions are the same. */
export const changeLines = ({ added, removed, changed }: CatalogueChanges): string[] => [
  ...added.map(({ name }) => `新增：${name}`),
  ...removed.map(({ name }) => `去掉：${name}`),
  ...changed.map(
    ({ name, fields }) => `改了：${name}（${fields.map((field) => fieldNames[field]).join('、')}）`,
  ),
]

/** What is never done at home, each with what the elder is told. */
export const negativeRows = negativeCodes.map((code) => ({ code, ...negativeList[code] }))
