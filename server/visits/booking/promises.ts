import { contractYearOn } from '../../../shared/contract-years'
import type { ContractYear } from '../../../shared/contract-years'
import type { Day } from '../../../shared/day'
import { kindOf } from '../../../shared/ledger'
import { isPromise, partsOf, promiseKey } from '../../schedule/keys'
import type { Visit } from '../types'
import type { BookingNeeds } from './needs'
import { standingVisits } from './store-promises'

type Needs = Pick<BookingNeeds, 'people' | 'contracts' | 'ledgerReads' | 'clock'>

interface Asked {
  elderId: string
  day: Day
  /** A visit that stands and changes: what it has of this year it keeps. */
  keeps?: string | undefined
  /** A visit that looks for one: what it asked for last is not in its way. */
  beside?: string | undefined
}

/** A promise of one contract year: `p:<contract>|<last day>|<ordinal>`, `times` of them. */
interface Promised {
  contractId: string
  year: ContractYear
  times: number
}

/**
 * The doctor's visits a package promises a contract year. Each that is booked claims one of them by its key, so that of
 * two who want the last one only one gets it. A visit keeps its key when it is done; what was given without one (by a
 * record, under another contract) uses up as many from the end.
 */
export function createPromises({ people, contracts, ledgerReads, clock }: Needs) {
  async function promisedOn(elderId: string, day: Day): Promise<Promised | undefined> {
    const contract = await contracts.inForce(elderId, day)
    if (!contract?.startsOn || !contract.endsOn) return undefined
    const { id: contractId, startsOn, endsOn } = contract
    const [promise] = await contracts.promises([contractId], day)
    const items = (promise?.items ?? []).filter(({ kinds }) => kinds.includes('home-visit'))
    const times = items.reduce((sum, item) => sum + item.times, 0)
    return { contractId, year: contractYearOn({ startsOn, endsOn }, day), times }
  }

  /** How many were given or are booked in the year without a key of it. */
  async function usedOtherwise(
    ids: readonly string[],
    { year }: Promised,
    { keyed, others }: { keyed: readonly Visit[]; others: readonly Visit[] },
  ): Promise<number> {
    const lines = await ledgerReads.linesOfElders({ elderIds: ids, ...year })
    const own = keyed.map(({ id }) => `visit:${id}`)
    const given = lines.filter(
      ({ id, item, excluded }) =>
        kindOf(item) === 'home-visit' && !excluded && !own.some((head) => id.startsWith(head)),
    )
    const booked = others.filter(
      (visit) => isBooked(visit) && year.from <= visit.day && visit.day <= year.to,
    )
    return given.length + booked.length
  }

  /** The key of one that is left, of the year the day lies in; undefined when none is. */
  return async function promiseOf({ elderId, day, keeps, beside }: Asked) {
    const promised = await promisedOn(elderId, day)
    if (!promised) return undefined
    const ids = await people.idsOf(elderId)
    const visits = await standingVisits(ids, clock.now().toISOString())
    const kept = visits.find(({ id }) => id === keeps)?.claims.find(isOf(promised))
    if (kept) return kept
    const among = visits.filter(({ id }) => id !== keeps && id !== beside)
    const keyed = among.filter((visit) => keysOf(visit).some(isOf(promised)))
    const others = among.filter((visit) => !keyed.includes(visit))
    return firstLeft(promised, keyed, await usedOtherwise(ids, promised, { keyed, others }))
  }
}

/** What was used otherwise is taken from the end, so that whoever asks at the same time asks for the same one. */
function firstLeft(promised: Promised, keyed: readonly Visit[], used: number): string | undefined {
  const taken = new Set(keyed.flatMap(keysOf))
  const { contractId, year, times } = promised
  const all = Array.from({ length: times }, (_, at) => promiseKey(contractId, year.to, at + 1))
  const left = all.filter((key) => !taken.has(key))
  return left.length > used ? left[0] : undefined
}

const isOf =
  ({ contractId, year }: Promised) =>
  (key: string): boolean => {
    if (!isPromise(key)) return false
    const { id, day } = partsOf(key)
    return id === contractId && day === year.to
  }

/** What is confirmed is told by its line; what a reviewer did not accept never counts. */
const isBooked = ({ state, arrival }: Visit): boolean =>
  state !== 'confirmed' && arrival?.review?.counted !== false

const keysOf = ({ claims, moving }: Visit): string[] => [...claims, ...(moving?.claims ?? [])]

/** What a visit holds once it is certain that it does not count: what was promised is to be had again. */
export const unpromised = ({ claims }: Visit): string[] => claims.filter((key) => !isPromise(key))
