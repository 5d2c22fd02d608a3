import type { ContractView } from '../../../shared/contracts'
import { dayOf, type Day } from '../../../shared/day'
import type { Act, Channel } from '../../../shared/session'
import { daysLeft, sayFee, sayFullDate, saySpoken, sayTerm } from '../../../shared/speak'

/** One contract, asked for, in force or past, in words. */
export interface ContractCard {
  id: string
  tag: string
  /** Class of the tag. */
  tone: '' | 'tag-warm' | 'tag-plain'
  team: string
  doctor: string
  term: string
  /** 还有 57 天, or ''. */
  left: string
  package: string
  /** Who asked, when and how. */
  asked: string
  /** Why it ended or was not signed, or ''. */
  reason: string
}

export function contractCard(contract: ContractView, today: Day): ContractCard {
  const { id, team, endsOn, termMonths, package: chosen, asked } = contract
  const inForce = contract.standing === 'active' || contract.standing === 'expiring'
  return {
    id,
    ...standingTag(contract),
    team: team.name,
    doctor: `${team.doctor} · ${team.centre}`,
    term: termWords(contract, today),
    left: inForce && endsOn ? `还有 ${daysLeft(endsOn, today)} 天` : '',
    package: `${chosen.name} · ${sayTerm(termMonths)} · ${sayFee(chosen.feePerYear)}`,
    asked: actWords(asked, '申请', today),
    reason: reasonOf(contract),
  }
}

function standingTag({ status, standing }: ContractView): Pick<ContractCard, 'tag' | 'tone'> {
  if (status === 'requested') return { tag: '等团队答复', tone: '' }
  if (status === 'drafted') return { tag: '等您签字', tone: 'tag-warm' }
  if (status === 'returned') return { tag: '团队退回了', tone: 'tag-warm' }
  if (status === 'withdrawn') return { tag: '自己撤回了', tone: 'tag-plain' }
  return standingTags[standing]
}

const standingTags: Record<ContractView['standing'], Pick<ContractCard, 'tag' | 'tone'>> = {
  waiting: { tag: '等答复', tone: '' },
  upcoming: { tag: '还没开始', tone: '' },
  active: { tag: '生效中', tone: '' },
  expiring: { tag: '快到期了', tone: 'tag-warm' },
  ended: { tag: '已结束', tone: 'tag-plain' },
}

function termWords({ startsOn, endsOn, endedOn, termMonths }: ContractView, today: Day): string {
  if (!startsOn || !endsOn) return `打算签 ${sayTerm(termMonths)}`
  if (endedOn && endedOn <= today) return `${sayFullDate(startsOn)}起，${sayFullDate(endedOn)}结束`
  return `${sayFullDate(startsOn)} 到 ${sayFullDate(endsOn)}`
}

const endWords: Record<NonNullable<ContractView['endReason']>, string> = {
  'resident-asked': '自己提出结束',
  moved: '搬走了',
  died: '老人已去世',
  'team-changed': '换了团队',
  organisation: '机构调整',
}

function reasonOf({ status, returnReason, endReason }: ContractView): string {
  if (status === 'returned') return `团队说：${returnReason ?? '没有写原因'}`
  return endReason ? endWords[endReason] : ''
}

const channelWords: Record<Channel, string> = {
  'mini-program': '在手机上',
  'on-site': '当面',
  phone: '电话里',
  'on-behalf': '由工作人员代录',
}

/** Who did something, when and how: `陈敏 3月1日 星期日 在手机上申请`. */
export function actWords({ byName, at, channel }: Act, did: string, today: Day): string {
  return `${byName} ${saySpoken(dayOf(new Date(at)), today)} ${channelWords[channel]}${did}`
}
