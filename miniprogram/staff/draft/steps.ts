import type { ContractView, ServicePackage, SigningWay } from '../../../shared/contracts'
import type { Day } from '../../../shared/day'
import type { TeamView } from '../../../shared/people'
import { sayFee, sayFullDate, sayTerm } from '../../../shared/speak'
import type { SessionView } from '../../../shared/session'
import type { Choice } from '../../components/choice-list/choice'
import { untilWords } from '../words'

export type Step = 'team' | 'package' | 'term' | 'agreement' | 'sign' | 'done'
export type Term = 12 | 24 | 36

export interface Answers {
  teamId: string
  packageCode: string
  termMonths: Term
}

export const stepTitles: Record<Step, string> = {
  team: '签哪个团队？',
  package: '签哪个服务包？',
  term: '签多久？',
  agreement: '一起看一遍协议',
  sign: '怎么签字？',
  done: '签好了',
}

/** What a step adds to the page. */
export interface Shown {
  step: Step
  choices?: Choice[]
  chosen?: string
}

const order: Step[] = ['team', 'package', 'term', 'agreement', 'sign']

/** The step one goes back to; '' from the first, and when it is done. */
export const stepBefore = (step: Step): Step | '' =>
  step === 'done' ? '' : (order[order.indexOf(step) - 1] ?? '')

/** One answer given so far, as it is read out before signing. */
export interface SummaryLine {
  name: string
  says: string
}

/** What was chosen, read out before anybody signs. */
export function summaryOf(passed: Partial<Record<Step, Shown>>): SummaryLine[] {
  const names: [Step, string][] = [
    ['team', '团队'],
    ['package', '服务包'],
    ['term', '签多久'],
  ]
  return names.flatMap(([step, name]) => {
    const { choices = [], chosen } = passed[step] ?? {}
    const choice = choices.find(({ id }) => id === chosen)
    if (!choice) return []
    return [{ name, says: step === 'term' ? `${choice.title}，${choice.says}` : choice.title }]
  })
}

/** The same of a draft that waits for its signature. */
export const draftSummary = (draft: ContractView): SummaryLine[] => [
  { name: '团队', says: draft.team.name },
  { name: '服务包', says: `${draft.package.name} · ${sayFee(draft.package.feePerYear)}` },
  { name: '签多久', says: sayTerm(draft.termMonths) },
]

/** My own team stands first and is chosen; others of the centre follow. */
export function teamChoices(teams: readonly TeamView[], who: SessionView): Choice[] {
  const mine = new Set(who.roles.map(({ teamId }) => teamId))
  return [...teams]
    .sort((one, other) => Number(mine.has(other.id)) - Number(mine.has(one.id)))
    .map((team) => ({
      id: team.id,
      title: team.name,
      says: `${team.doctor.name} ${team.doctor.title} · ${team.centre.name}`,
      more: [`已签 ${team.signed} 人`],
      off: team.signed >= team.capacity ? `已签满 ${team.capacity} 人` : '',
    }))
}

export const packageChoices = (packages: readonly ServicePackage[]): Choice[] =>
  packages.map(({ code, name, says, feePerYear, items }) => ({
    id: code,
    title: `${name} · ${sayFee(feePerYear)}`,
    says,
    more: items.map((item) => `${item.name} 一年 ${item.times} 次`),
    off: '',
  }))

export const termChoices = (today: Day): Choice[] =>
  ([12, 24, 36] as const).map((months) => ({
    id: String(months),
    title: sayTerm(months),
    says: untilWords(today, months),
    more: [],
    off: '',
  }))

export const wayChoices = (paperRef: string): Choice[] => [
  {
    id: 'staff-screen',
    title: '在这部手机上确认',
    says: '老人或家属看过协议，当面同意。',
    more: [],
    off: '',
  },
  {
    id: 'paper',
    title: '签在纸上',
    says: paperRef ? `纸质协议 ${paperRef}` : '签好后填上纸质协议的编号，照片按编号归档。',
    more: [],
    off: '',
  },
]

/** What is still wrong with the signature; '' when it can be sent. */
export function signProblem(way: SigningWay | '', paperRef: string): string {
  if (!way) return '请选怎么签字'
  if (way === 'paper' && paperRef.trim().length < 4) return '请填纸质协议的编号'
  return ''
}

export function signedWords({ elder, team, startsOn, endsOn }: ContractView): string {
  const term = startsOn && endsOn ? `，${sayFullDate(startsOn)} 到 ${sayFullDate(endsOn)}` : ''
  return `${elder.name} 和 ${team.name} 签好了${term}。`
}
