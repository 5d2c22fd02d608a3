import type { ContractView } from '../../../shared/contracts'
import { dayOf, daysBetween } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { sayFee, saySpoken, sayTerm } from '../../../shared/speak'

/** One request that waits for the team. */
export interface RequestCard {
  id: string
  elderId: string
  name: string
  wants: string
  asked: string
  /** ISO instant it was asked. */
  since: string
}

export function requestCard(contract: ContractView, today: Day): RequestCard {
  const { id, elder, package: wanted, termMonths, asked, team } = contract
  const day = saySpoken(dayOf(new Date(asked.at)), today)
  const by = asked.byName === elder.name ? '本人' : `${asked.byName} 代办`
  return {
    id,
    elderId: elder.id,
    name: `${elder.name} ${elder.age} 岁`,
    wants: `${team.name} · ${wanted.name} · ${sayTerm(termMonths)} · ${sayFee(wanted.feePerYear)}`,
    asked: `${day} ${by}申请${waitWords(dayOf(new Date(asked.at)), today)}`,
    since: asked.at,
  }
}

/** From the second day on the card says how long somebody has waited. */
function waitWords(asked: Day, today: Day): string {
  const days = daysBetween(asked, today)
  return days > 1 ? `，等了 ${days} 天` : ''
}

/** Who has waited longest stands first. */
export const longestFirst = (cards: readonly RequestCard[]): RequestCard[] =>
  [...cards].sort((one, other) => one.since.localeCompare(other.since))

/** What teams say most often when they give a request back. */
export const returnReasons = [
  '不在我们的服务范围',
  '团队已经签满',
  '资料要补，请打电话',
  '已和老人商量改期',
]
