import type { Day } from '../../shared/day'
import { kindOf } from '../../shared/ledger'
import type { LedgerLine } from '../../shared/ledger'
import { serviceKinds } from '../../shared/records'
import type { ServiceKind } from '../../shared/records'
import { ledgerStore } from './store'
import { figureStore } from './store-figures'

const itemsOf = (kinds: readonly ServiceKind[]) => kinds.map((kind) => `service.${kind}` as const)

/** What other rooms may ask of the ledger. Every line comes as it stands today: `excluded` says why it is not counted. */
export function createLedgerReads() {
  return {
    /** One line, whoever asks. */
    line: async (id: string): Promise<LedgerLine | undefined> => (await ledgerStore.byIds([id]))[0],

    /** Lines by ids, at most 100; unknown ids are left out. */
    linesByIds: ledgerStore.byIds,

    /** A page of the lines of organisations in an area, by day and id. Both days belong to the question. */
    linesInArea: ledgerStore.inArea,

    /** Lines of at most 500 elders, wherever they were served, by elder, day and id. */
    linesOfElders: ledgerStore.ofElders,

    /** The last services of an elder (by every id of hers) that count, newest first. */
    latestServices: (elderIds: readonly string[], limit: number): Promise<LedgerLine[]> =>
      ledgerStore.latestOf(elderIds, itemsOf(serviceKinds), limit),

    /** How often each kind of service was given to an elder, by anybody, from one day to another; only what counts. */
    async timesByKind(
      elderIds: readonly string[],
      from: Day,
      to: Day,
    ): Promise<Map<ServiceKind, number>> {
      const lines = await ledgerStore.ofElders({ elderIds, from, to })
      const times = new Map<ServiceKind, number>()
      for (const { item, excluded } of lines) {
        const kind = kindOf(item)
        if (kind && !excluded) times.set(kind, (times.get(kind) ?? 0) + 1)
      }
      return times
    },

    /** How many services of an elder count. */
    async servicesOf(elderId: string): Promise<number> {
      const items = itemsOf(serviceKinds)
      const lines = await ledgerStore.ofElders({ elderIds: [elderId], items })
      return lines.filter(({ excluded }) => !excluded).length
    },

    countFirsts: figureStore.countFirsts,
    firsts: figureStore.firsts,
    times: figureStore.times,
    yearDays: figureStore.yearDays,
  }
}

export type LedgerReads = ReturnType<typeof createLedgerReads>
