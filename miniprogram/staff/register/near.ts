import type { NearMatch } from '../../../shared/register'

/** Written down with the question whether somebody is known already. */
export const NEAR_REASON = '登记新档案前查重'

/** Somebody who may be the same person, told no further than helps to recognise them. */
export interface NearLine {
  id: string
  name: string
  says: string
  why: string
  /** The file may be opened: it is in the register of the own organisation. */
  own: boolean
  same: boolean
}

export const nearLine = ({
  id,
  maskedName,
  birthYear,
  centreName,
  why,
  own,
}: NearMatch): NearLine => ({
  id,
  name: maskedName,
  says: `${birthYear} 年生 · ${centreName}`,
  why: why === 'identity' ? '证件号码相同' : '姓名、生日、住处相近',
  own,
  same: why === 'identity',
})

export const notSameReasons = ['同名同姓的另一个人', '双胞胎或亲属', '已打电话核对']

/** A day has twenty such questions; a desk with more to register goes on by its own eyes. */
export const nearUsedUp = {
  title: '今天的查重次数用完了',
  content: '请先在“找老人”里按姓名和电话找一遍。没有找到，就不查重直接登记。',
  yes: '直接登记',
}
