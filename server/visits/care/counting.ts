import { dayOf } from '../../../shared/day'
import { lineIdOf } from '../../../shared/ledger'
import type { LedgerItem } from '../../../shared/ledger'
import type { ServiceKind } from '../../../shared/records'
import type { Act } from '../../../shared/session'
import { countedServices } from '../../../shared/visits/services'
import type { Visit } from '../types'
import { createLines } from './lines'
import type { CareNeeds } from './needs'

/** What a visit means to the ledger. Lines are only ever added: what no longer holds is said by a further one. */
export function createCounting(needs: Pick<CareNeeds, 'people' | 'ledger'>) {
  const { write, services } = createLines(needs)

  /** The lines of a visit that the elder has confirmed; those of an unproven one do not count yet. */
  const confirmed = (visit: Visit): Promise<string[]> =>
    services(visit, kindsOf(visit), {
      source: sourceOf(visit),
      ...(visit.unproven ? { notCounted: 'unproven' } : {}),
    })

  /** The line of a visit that came to nothing: it stands for no service, and says why. */
  function missed(visit: Visit, event: 'no-show' | 'abort', act: Act) {
    const item: LedgerItem = `missed.${visit.kind}`
    const source = sourceOf(visit)
    const notCounted = event === 'abort' ? 'aborted' : 'no-show'
    const fact = { source, item, notCounted, act, day: dayOf(new Date(act.at)) } as const
    return {
      line: lineIdOf(source, item),
      more: async () => void (await write(visit, fact)),
    }
  }

  /** A reviewer found the proof good: each line is put right by one that counts. */
  async function countAfterAll(visit: Visit, act: Act): Promise<string[]> {
    const source = `${sourceOf(visit)}.review`
    const kinds = kindsOf(visit)
    for (const kind of kinds) {
      const about = lineIdOf(sourceOf(visit), `service.${kind}`)
      const replacedBy = lineIdOf(source, `service.${kind}`)
      const fact = { source: `${source}.${kind}`, item: 'line.corrected', act } as const
      await write(visit, { ...fact, about, replacedBy })
    }
    return services(visit, kinds, { source })
  }

  /** From now on these lines count nowhere. */
  async function voidLines(visit: Visit, lineIds: readonly string[], act: Act): Promise<void> {
    for (const about of lineIds) {
      const source = `${about.replace('#', '.')}.void`
      await write(visit, { source, item: 'line.voided', about, act })
    }
  }

  /** Services that were done and not written down at first. */
  const addServices = (visit: Visit, kinds: readonly ServiceKind[]): Promise<string[]> =>
    services(visit, kinds, { source: `${sourceOf(visit)}.${visit.version}` })

  return { confirmed, missed, countAfterAll, voidLines, addServices }
}

export type Counting = ReturnType<typeof createCounting>

const sourceOf = ({ id }: Visit) => `visit:${id}`

const kindsOf = ({ kind, record }: Visit): ServiceKind[] =>
  countedServices(kind, record?.services ?? []).map((service) => service.kind)
