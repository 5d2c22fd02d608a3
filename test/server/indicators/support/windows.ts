import { byDayAndId } from '../../../../shared/counting'
import type { FirstRow } from '../../../../shared/counting'
import { monthOf } from '../../../../shared/day'
import type { Day } from '../../../../shared/day'
import type { LedgerItem, LedgerLine } from '../../../../shared/ledger'
import { derive, asTheyStand } from '../../../../server/ledger/standing'
import { groupsOn } from '../../../../server/people/reads'
import type { ContractWindow, LedgerWindow, PersonFacts } from '../../../../server/indicators/types'
import { paths, promised } from './history'
import type { History } from './history'

/** The ledger's lines of a told history, with the rows and rollups the ledger derives from them. */
export function windowsOn(told: History) {
  const persons = told.people.map(personFacts)
  const lines = linesOf(told, persons)
  return { ledger: ledgerOn(lines), contracts: promisesOn(), people: peopleOn(persons) }
}

export const elderId = (index: number) => `elder-${index}`

function personFacts(
  { birthDate, residence, goneOn, tags }: History['people'][number],
  at: number,
) {
  const facts: PersonFacts = {
    id: elderId(at),
    name: `王${at}兰`,
    birthDate,
    residence,
    life: goneOn ? { status: 'moved', on: goneOn } : { status: 'living' },
    tags: tags.map((tag, no) => ({ ...tag, id: String(no), source: '村医' })),
  }
  return facts
}

function linesOf(told: History, persons: PersonFacts[]): LedgerLine[] {
  let minute = 0
  const line = (
    source: string,
    item: LedgerItem,
    facts: { person: number; org: number; day: Day },
    more: Partial<LedgerLine> = {},
  ): LedgerLine => {
    const person = persons[facts.person]
    const orgPath = paths[facts.org] ?? []
    const at = new Date(Date.UTC(2026, 5, 1, 0, minute++)).toISOString()
    return {
      id: `${source}#${item}`,
      item,
      elderId: elderId(facts.person),
      day: facts.day,
      month: monthOf(facts.day),
      orgId: orgPath.at(-1) ?? '',
      orgPath,
      groups: person ? groupsOn(person, facts.day) : [],
      residence: person?.residence ?? 'resident',
      act: { byId: 'n', byName: '小张', channel: 'on-site', at },
      ...more,
    }
  }
  const contracts = told.contracts.flatMap(({ startsOn, endsOn, endedOn, ...facts }, no) => {
    const contract = { id: `c${no}`, startsOn, endsOn }
    const source = `contract:c${no}`
    const accepted = line(source, 'contract.accepted', { ...facts, day: startsOn }, { contract })
    if (!endedOn) return [accepted]
    const ended = { contract: { ...contract, endedOn } }
    return [accepted, line(source, 'contract.ended', { ...facts, day: endedOn }, ended)]
  })
  const services = told.services.map(({ kind, place, ...facts }, no) =>
    line(`record:${String(no).padStart(3, '0')}`, `service.${kind}`, facts, { place }),
  )
  const voids = services.flatMap((service, no) => {
    const facts = told.services[no]
    return facts?.voided ? [line(`void:${no}`, 'line.voided', facts, { about: service.id })] : []
  })
  return [...contracts, ...services, ...voids]
}

function ledgerOn(inOrder: LedgerLine[]): LedgerWindow {
  const written = inOrder.map((line, seq) => ({ ...line, seq }))
  const lines = asTheyStand(written).sort(byDayAndId)
  const { firsts, rollups, yearDays } = derive(written)
  const rows = [...firsts.values()].sort(byDayAndElder)
  const ofFirsts: LedgerWindow['firsts'] = async ({ areaId, code, year, to, after, limit }) =>
    rows
      .filter((row) => row.areaId === areaId && row.code === code && row.year === year)
      .filter((row) => row.day <= to && (!after || byDayAndElder(row, after) > 0))
      .slice(0, limit)
  return {
    linesInArea: async ({ areaId, items, from = '', to, after, limit }) =>
      lines
        .filter(({ orgPath, item }) => orgPath.includes(areaId) && items.includes(item))
        .filter((line) => from <= line.day && line.day <= to)
        .filter((line) => !after || byDayAndId(line, after) > 0)
        .slice(0, limit),
    linesOfElders: async ({ elderIds, items, from = '', to = '9999' }) =>
      lines.filter(
        ({ elderId: id, item, day }) =>
          elderIds.includes(id) && items.includes(item) && from <= day && day <= to,
      ),
    yearDays: async ({ elderIds, years }) =>
      [...yearDays.values()].filter(
        ({ elderId, year }) => elderIds.includes(elderId) && years.includes(year),
      ),
    linesByIds: async (ids) => lines.filter(({ id }) => ids.includes(id)),
    countFirsts: async (ask) => (await ofFirsts({ ...ask, limit: Infinity })).length,
    firsts: ofFirsts,
    times: async ({ areaId, key, from, to }) =>
      [...rollups.values()]
        .filter((row) => row.orgPath.includes(areaId) && row.key === key)
        .filter(({ month }) => from <= month && month <= to)
        .reduce((sum, { by }) => sum + by, 0),
  }
}

const promisesOn = (): ContractWindow => ({
  promises: async (ids) => ids.map((contractId) => ({ contractId, items: promised })),
})

const peopleOn = (persons: PersonFacts[]) => ({
  groupsOn,
  persons: async (ids: readonly string[]) =>
    new Map(persons.filter(({ id }) => ids.includes(id)).map((person) => [person.id, person])),
  organisation: async () => undefined,
  organisations: async () => new Map<string, never>(),
  orgPathOf: async (id: string) => paths.find((path) => path.at(-1) === id) ?? [],
  below: async () => [],
})

const byDayAndElder = (
  a: Pick<FirstRow, 'day' | 'elderId'>,
  b: Pick<FirstRow, 'day' | 'elderId'>,
): number => byDayAndId({ day: a.day, id: a.elderId }, { day: b.day, id: b.elderId })
