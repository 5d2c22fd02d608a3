import type { ContractView, CurrentContractView } from '../../../shared/contracts'
import type { Day } from '../../../shared/day'
import type { PersonView } from '../../../shared/people'
import { serviceNames } from '../../../shared/records'
import { saySpoken } from '../../../shared/speak'
import { contractCard } from '../../components/contract-card/card'
import { promiseLine } from '../../components/promise-list/card'
import { personHead } from '../words'

/** A person's file for staff: who it is, what stands with the team, what was done last. */
export function personFile(person: PersonView, current: CurrentContractView, today: Day) {
  const { contract, pending } = current
  return {
    person: personHead(person, today),
    contract: contract ? contractCard(contract, today) : undefined,
    pending: pending ? contractCard(pending, today) : undefined,
    promises: (contract?.entitlements ?? []).map(promiseLine),
    recent: current.recent.map(({ lineId, kind, day, by }) => ({
      id: lineId,
      words: `${saySpoken(day, today)} ${serviceNames[kind]}`,
      by,
    })),
    doing: doingFor(person, contract, pending),
  }
}

/** What can be done with the contract now, as one button; '' when nothing can. */
export type Doing = '' | 'draft' | 'confirm' | 'requests'

export function doingFor(
  person: Pick<PersonView, 'lifeStatus'>,
  contract: ContractView | undefined,
  pending: ContractView | undefined,
): Doing {
  if (person.lifeStatus !== 'living') return ''
  if (pending?.status === 'drafted') return 'confirm'
  if (pending?.status === 'requested') return 'requests'
  return contract ? '' : 'draft'
}

export const doingWords: Record<Doing, string> = {
  '': '',
  draft: '和他一起签约',
  confirm: '确认签字',
  requests: '答复签约申请',
}
