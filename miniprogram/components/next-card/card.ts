import type { ContractView, CurrentContractView, Entitlement } from '../../../shared/contracts'
import type { Day } from '../../../shared/day'
import { daysLeft, sayUntil } from '../../../shared/speak'
import { whole } from '../../kit/whole'

/** What there is to do: by the card's own button, or by calling, for which the page has its button at the bottom. */
export type NextDoing = '' | 'sign' | 'contract' | 'confirm' | 'call'

export interface NextCard {
  tag: string
  title: string
  says: string
  /** Needs attention: said by the tag, shown by the warm ground. */
  warm: boolean
  button: string
  doing: NextDoing
}

/** What is next for this elder: the one thing to know when the page opens. */
export function nextCard(current: CurrentContractView, today: Day): NextCard {
  const { contract, pending } = current
  if (pending) return pendingCard(pending, contract !== undefined)
  if (!contract) return noContract
  return contract.standing === 'expiring' ? expiringCard(contract, today) : dueCard(contract, today)
}

const noContract: NextCard = {
  tag: '还没签约',
  title: `还没有${whole('家庭医生')}`,
  says: '签了以后有一个固定的团队管您：量血压、随访、上门看看，有事打个电话就行。',
  warm: false,
  button: '签家庭医生',
  doing: 'sign',
}

function pendingCard({ status, team, returnReason }: ContractView, signed: boolean): NextCard {
  if (status === 'drafted') {
    return {
      tag: '等您签字',
      title: `${whole(team.name)}请您签约`,
      says: '协议已经写好，看一看，同意就确认。',
      warm: true,
      button: '看一看，再确认',
      doing: 'confirm',
    }
  }
  if (status === 'returned') {
    return {
      tag: '没有签成',
      title: `${whole(team.name)}退回了申请`,
      says: `团队说：${returnReason ?? '请打电话问一问'}`,
      warm: true,
      button: signed ? '看我的签约' : '重新申请',
      doing: signed ? 'contract' : 'sign',
    }
  }
  return {
    tag: '等团队答复',
    title: `已经向${whole(team.name)}申请`,
    says: '团队看过就会答复，着急可以打电话。',
    warm: false,
    button: '看申请',
    doing: 'contract',
  }
}

function expiringCard({ endsOn = '', team }: ContractView, today: Day): NextCard {
  return {
    tag: '快到期了',
    title: `签约还有 ${daysLeft(endsOn, today)} 天`,
    says: `${sayUntil(endsOn, today)}。想接着签，给${whole(team.name)}打个电话。`,
    warm: true,
    button: '',
    doing: 'call',
  }
}

function dueCard(
  { standing, entitlements = [], startsOn = '', team }: ContractView,
  today: Day,
): NextCard {
  if (standing === 'upcoming') return upcomingCard(daysLeft(startsOn, today) - 1, team.name)
  const owed = mostOwed(entitlements)
  if (!owed) return nothingDue(entitlements, yearWords(startsOn))
  return {
    tag: '接下来',
    title: `该做${owed.name}了`,
    says: `到今天应做${times(owed.due)}，做了${times(owed.used)}，还剩${times(owed.left)}。打个电话约时间。`,
    warm: false,
    button: '',
    doing: 'call',
  }
}

/** A number and its word stay on one line. */
const times = (count: number): string => ` ${count}\u00a0次`

const upcomingCard = (days: number, team: string): NextCard => ({
  tag: '签好了',
  title: `${days} 天后开始`,
  says: `${whole(team)}到时候会联系您。`,
  warm: false,
  button: '',
  doing: '',
})

/** 今年 only where the contract's year is the calendar's. */
const yearWords = (startsOn: string): string => (startsOn.endsWith('-01-01') ? '今年' : '')

function nothingDue(entitlements: Entitlement[], year: string): NextCard {
  const next = entitlements.find(({ left }) => left > 0)
  return {
    tag: '都做到了',
    title: '到今天该做的都做了',
    says: next ? `${next.name}${year}还剩 ${next.left} 次。` : `${year}约好的服务都做完了。`,
    warm: false,
    button: '',
    doing: '',
  }
}

/** The promise that is furthest behind; the first one of equals. */
export function mostOwed(entitlements: Entitlement[]): Entitlement | undefined {
  const behind = (one: Entitlement) => one.due - one.used
  return entitlements
    .filter((one) => one.left > 0 && behind(one) > 0)
    .reduce<Entitlement | undefined>(
      (most, one) => (most && behind(most) >= behind(one) ? most : one),
      undefined,
    )
}
