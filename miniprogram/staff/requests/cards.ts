import type { ContractView } from '../../../shared/contracts'
import { dayOf } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import { sayFee, saySpoken, sayTerm } from '../../../shared/speak'

/** One request that waits for the team. */
export interface RequestCard {
  id: string
  elderId: string
  name: string
  wants: string
  asked: string
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
    asked: `${day} ${by}申请`,
  }
}

/** What teams say most often when they give a request back. */
export const returnReasons = [
  '不在我们的服务范围',
  '团队已经签满',
  '资料要补，请打电话',
  '已和老人商量改期',
]
