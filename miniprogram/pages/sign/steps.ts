import type { ContractView, CurrentContractView, ServicePackage } from '../../../shared/contracts'
import type { Day } from '../../../shared/day'
import type { TeamView } from '../../../shared/people'
import { sayFee, sayUntil } from '../../../shared/speak'
import type { Choice } from '../../components/choice-list/choice'
import { whole } from '../../kit/whole'

/** One question a screen. `done` says that it is on its way. */
export type Step = 'who' | 'team' | 'package' | 'agreement' | 'confirm' | 'done'

/**
 * What was answered so far. It travels in the page's address: each step is a page of its own, so that the phone's
 * own back button is 上一步. Names are only repeated to the person; the server knows the ids.
 */
export interface Answers {
  elderId?: string
  elderName?: string
  teamId?: string
  teamName?: string
  packageCode?: string
  packageName?: string
  /** Version of the agreement that was read and agreed to. */
  agreed?: string
  /** A team's draft that is confirmed; then nothing else is asked. */
  contractId?: string
  done?: string
}

const names = [
  'elderId',
  'elderName',
  'teamId',
  'teamName',
  'packageCode',
  'packageName',
  'agreed',
  'contractId',
  'done',
] as const

/** The answers in a page's address, decoded. */
export function answersFrom(query: Record<string, string | undefined>): Answers {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = query[name]
      return value ? [[name, decodeURIComponent(value)]] : []
    }),
  )
}

/** The address of the step that follows from these answers. */
export function addressOf(answers: Answers): string {
  const pairs = names.flatMap((name) => {
    const value = answers[name]
    return value ? [`${name}=${encodeURIComponent(value)}`] : []
  })
  return `/pages/sign/index?${pairs.join('&')}`
}

/** The first question that is not answered yet. */
export function stepOf({ elderId, teamId, packageCode, agreed, contractId, done }: Answers): Step {
  if (done) return 'done'
  if (agreed) return 'confirm'
  if (contractId) return 'agreement'
  if (!elderId) return 'who'
  if (!teamId) return 'team'
  return packageCode ? 'agreement' : 'package'
}

export interface StepWords {
  /** 第 2 步，共 5 步; '' outside the five. */
  place: string
  title: string
  says: string
  /** The button at the bottom; '' where a choice goes on by itself. */
  action: string
}

const order: Step[] = ['who', 'team', 'package', 'agreement', 'confirm']
const words: Record<Step, Omit<StepWords, 'place'>> = {
  who: { title: '为谁签？', says: '', action: '' },
  team: { title: '选哪个团队？', says: '都是您家附近中心的医生和护士。', action: '' },
  package: { title: '选哪个服务包？', says: '里面是一年里约好的服务。', action: '' },
  agreement: { title: '看一看协议', says: '可以慢慢看，不明白打电话问。', action: '同意，下一步' },
  confirm: { title: '都对吗？', says: '', action: '确认，交给团队' },
  done: { title: '', says: '', action: '回首页' },
}

/** A draft of the team is confirmed in two steps, a request is made in five. */
export function stepWords(step: Step, draft: boolean): StepWords {
  const number = order.indexOf(step) + 1
  if (!draft) return { ...words[step], place: number > 0 ? `第 ${number} 步，共 5 步` : '' }
  const action = step === 'confirm' ? '同意签约' : words[step].action
  return { ...words[step], action, place: step === 'done' ? '' : `第 ${number - 3} 步，共 2 步` }
}

/** Why an elder cannot ask for a contract now; '' when they can. */
export function whyNotNow({ contract, pending }: CurrentContractView, today: Day): string {
  if (contract)
    return `已签${whole(contract.team.name)}，${sayUntil(contract.endsOn ?? today, today)}`
  if (pending?.status === 'requested') return `已经向${whole(pending.team.name)}申请，等答复`
  return pending?.status === 'drafted' ? `${whole(pending.team.name)}写好了协议，等签字` : ''
}

export function teamChoices(teams: TeamView[]): Choice[] {
  return teams.map(({ id, name, doctor, centre, members, signed, capacity }) => ({
    id,
    title: name,
    says: `${doctor.name} ${doctor.title} · ${members.length} 个人`,
    more: [centre.name, `已经签了 ${signed} 人`],
    off: signed >= capacity ? `签满了（最多 ${capacity} 人），请选别的团队` : '',
  }))
}

export function packageChoices(packages: ServicePackage[]): Choice[] {
  return packages.map(({ code, name, says, feePerYear, items }) => ({
    id: code,
    title: `${name} · ${sayFee(feePerYear)}`,
    says,
    more: items.map((item) => `${item.name} 一年 ${item.times} 次`),
    off: '',
  }))
}

export const termChoices: Choice[] = [12, 24, 36].map((months) => ({
  id: String(months),
  title: `签 ${months / 12} 年`,
  says: months === 12 ? '到期再续，最常见' : '',
  more: [],
  off: '',
}))

/** The months of a chosen term. */
export const termOf = (id: string): 12 | 24 | 36 => (id === '36' ? 36 : id === '24' ? 24 : 12)

export interface Line {
  name: string
  value: string
}

/** What is about to be confirmed, a line each. */
export function summary({ elderName = '', teamName = '', packageName = '' }: Answers): Line[] {
  return [
    { name: '为谁', value: elderName },
    { name: '团队', value: teamName },
    { name: '服务包', value: packageName },
  ]
}

/** A team's draft as answers, so that its two steps read like the others. */
export function answersOf(draft: ContractView): Answers {
  return {
    contractId: draft.id,
    elderName: draft.elder.name,
    teamName: draft.team.name,
    packageName: draft.package.name,
    packageCode: draft.package.code,
  }
}
