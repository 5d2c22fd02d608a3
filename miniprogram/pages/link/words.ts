import { lastDayOfTerm, type Day } from '../../../shared/day'
import { callName, scopeWords, type MandateScope } from '../../../shared/mandates'
import { relations, type Relation } from '../../../shared/people'
import { sayUntil } from '../../../shared/speak'
import type { Choice } from '../../components/choice-list/choice'
import type { MenuItem } from '../../components/menu-list/menu'
import type { Answers, Step } from './steps'

export const sideItems: MenuItem[] = [
  { id: 'elder', icon: 'family', title: '让家里人替我办', says: '我是老人', mark: '' },
  { id: 'relative', icon: 'hand', title: '我替家里老人办', says: '我是家里人', mark: '' },
]

/** Ways to find the other side: face to face by a code, far away by number and name. */
export function howItems(side: Answers['side']): MenuItem[] {
  const other = side === 'elder' ? '家里人' : '老人'
  return [
    { id: 'scan', icon: 'scan', title: `扫${other}的码`, says: `${other}就在旁边`, mark: '' },
    { id: 'mine', icon: 'person', title: '给对方看我的码', says: '让对方用手机来扫', mark: '' },
    { id: 'phone', icon: 'phone', title: '用手机号找', says: `${other}不在旁边`, mark: '' },
  ]
}

/** Relations in the order of how often they are meant; the rest follows on demand. */
const common: readonly Relation[] = ['母亲', '父亲', '配偶', '岳母', '岳父', '婆婆', '公公']

/** What the elder is to the relative, asked from the side of whoever holds the phone. */
export function relationChoices(side: Answers['side'], all: boolean): Choice[] {
  const listed = all ? (Object.keys(relations) as Relation[]) : common
  return listed.map((relation) => ({
    id: relation,
    title: side === 'elder' ? `我是${callName(relation)}` : `${callName(relation)}`,
    says: '',
    more: [],
    off: '',
  }))
}

const scopeHints: Record<MandateScope, string> = {
  book: '约护士上门、约时间',
  read: '看签约、做过的服务和检查结果',
  chat: '替老人问医生',
  sign: '替老人签家庭医生、续签',
}

/** What may be allowed, each with a tick. */
export const scopeChoices = (chosen: readonly string[]): Choice[] =>
  (Object.keys(scopeWords) as MandateScope[]).map((scope) => ({
    id: scope,
    title: scopeWords[scope],
    says: scopeHints[scope],
    more: [],
    off: '',
    on: chosen.includes(scope),
  }))

/** Most want all of it but signing. */
export const usualScopes: MandateScope[] = ['book', 'read', 'chat']

export const untilChoices = (today: Day): Choice[] =>
  [6, 12, 24, 36].map((months) => {
    const day = lastDayOfTerm(today, months)
    const title = months < 12 ? '半年' : `${months / 12} 年`
    return { id: day, title, says: sayUntil(day, today), more: [], off: '' }
  })

/** The question of each step. */
export function titleOf(step: Step, side: Answers['side']): { title: string; says: string } {
  const elder = side === 'elder'
  const words: Record<Step, { title: string; says: string }> = {
    side: { title: '谁替谁办？', says: '' },
    how: { title: elder ? '怎么找到家里人？' : '怎么找到老人？', says: '双方都点了同意才算数。' },
    mine: { title: '让对方扫这个码', says: '对方打开邻里医养，点“家里人代办”，再点“扫码”。' },
    phone: { title: elder ? '家里人的手机号' : '老人的手机号', says: '要和在中心登记的一样。' },
    relation: {
      title: elder ? '您是对方的谁？' : '老人是您的谁？',
      says: elder ? '对方叫您什么，就选什么。' : '',
    },
    scopes: { title: elder ? '可以替您办什么？' : '想替老人办什么？', says: '可以选几样。' },
    until: { title: '到什么时候？', says: '随时可以收回，到期也可以再办。' },
    confirm: { title: '都对吗？', says: '' },
    done: { title: '', says: '' },
  }
  return words[step]
}
