import { standingOn } from '../../shared/contracts'
import type { ContractView, CurrentContractView, Entitlement } from '../../shared/contracts'
import { ageOn } from '../../shared/day'
import type { Day } from '../../shared/day'
import { kindOf } from '../../shared/ledger'
import type { LedgerLine } from '../../shared/ledger'
import { placeNames } from '../../shared/records'
import type { Person } from '../people/types'
import type { Around } from './gathering'
import { packageOf } from './packages'
import type { Current } from './reading'
import { termOn } from './term'
import type { Contract } from './types'

/** One contract as its parties read it. */
export function contractView(
  contract: Contract,
  around: Around,
  today: Day,
  entitlements?: Entitlement[],
): ContractView {
  const { id, startsOn, endsOn, status, asked, signed, version } = contract
  const { termMonths, agreement } = termOn(contract, today)
  return {
    id,
    elder: elderView(around.persons.get(contract.elderId), contract.elderId, today),
    team: teamView(contract.teamId, around),
    package: packageView(contract, today),
    termMonths,
    ...(startsOn && endsOn ? { startsOn, endsOn } : {}),
    status,
    standing: standingOn(contract, today),
    asked,
    ...(signed ? { signed } : {}),
    agreement,
    ...closing(contract),
    ...(entitlements ? { entitlements } : {}),
    version,
  }
}

/** What the elder's home page and contract page need. */
export function currentView(
  { person, contract, pending, recent, nextVisit, offered }: Current,
  around: Around,
  today: Day,
  entitlements?: Entitlement[],
): CurrentContractView {
  return {
    elder: elderView(person, person.id, today),
    ...(contract ? { contract: contractView(contract, around, today, entitlements) } : {}),
    ...(pending ? { pending: contractView(pending, around, today) } : {}),
    recent: recent.flatMap(recentView),
    ...(nextVisit ? { nextVisit } : {}),
    ...(offered ? { offered } : {}),
  }
}

const elderView = (person: Person | undefined, id: string, today: Day) => ({
  id,
  name: person?.name ?? '',
  age: person ? ageOn(person.birthDate, today) : 0,
})

function teamView(id: string, { teams, doctors, centres }: Around): ContractView['team'] {
  const team = teams.get(id)
  if (!team) return { id, name: '', phone: '', doctor: '', centre: '' }
  const { name, phone, doctorId, centreId } = team
  const doctor = doctors.get(doctorId) ?? ''
  return { id, name, phone, doctor, centre: centres.get(centreId)?.name ?? '' }
}

function packageView(contract: Contract, today: Day): ContractView['package'] {
  const { packageCode: code, packageVersion } = termOn(contract, today)
  const { name = code, feePerYear = 0 } = packageOf(code, packageVersion) ?? {}
  return { code, name, feePerYear }
}

const closing = ({ returnReason, endedOn, endReason }: Contract) => ({
  ...(returnReason ? { returnReason } : {}),
  ...(endedOn ? { endedOn } : {}),
  ...(endReason ? { endReason } : {}),
})

function recentView({ id, item, day, act, place }: LedgerLine) {
  const kind = kindOf(item)
  return kind
    ? [{ lineId: id, kind, day, by: act.byName, place: place ? placeNames[place] : '' }]
    : []
}
