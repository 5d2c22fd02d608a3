import type { LedgerItem, LedgerLine } from '../../../shared/ledger'
import { notInForce, spansOf } from '../../../server/indicators/stock'
import type { PersonFacts } from '../../../server/indicators/types'

const elder: PersonFacts = {
  id: 'wang',
  name: '王秀兰',
  birthDate: '1952-05-01',
  residence: 'resident',
  life: { status: 'living' },
  tags: [],
}

function contractLine(
  id: string,
  item: LedgerItem,
  contract: NonNullable<LedgerLine['contract']>,
  changes: Partial<LedgerLine> = {},
): LedgerLine {
  const day = changes.day ?? contract.startsOn
  return {
    id,
    item,
    elderId: 'wang',
    day,
    month: day.slice(0, 7),
    orgId: 'taoyuan',
    orgPath: ['county', 'taoyuan'],
    groups: [],
    residence: 'resident',
    act: { byId: 'd', byName: '张医生', channel: 'on-site', at: `${day}T01:00:00.000Z` },
    contract,
    ...changes,
  }
}

const year = { id: 'c1', startsOn: '2025-05-01', endsOn: '2026-04-30' }
const accepted = contractLine('1', 'contract.accepted', year)

describe('a contract folded from its lines', () => {
  const reasonOn = (day: string, lines: LedgerLine[], person: PersonFacts = elder) => {
    const spans = spansOf(lines)
    return notInForce(spans[0], spans, person, day)
  }

  it.each([
    ['2025-04-30', 'contract-not-started'],
    ['2025-05-01', undefined],
    ['2026-04-30', undefined],
    ['2026-05-01', 'contract-ended'],
  ])('on %s is %s', (day, reason) => {
    expect(reasonOn(day, [accepted])).toBe(reason)
  })

  it('goes on after a renewal of the same contract, and stays one contract', () => {
    const longer = { ...year, endsOn: '2027-04-30' }
    const renewed = contractLine('2', 'contract.renewed', longer, { day: '2026-04-10' })
    expect(spansOf([renewed, accepted])).toEqual([
      { contractId: 'c1', openingId: '1', startsOn: '2025-05-01', endsOn: '2027-04-30' },
    ])
    expect(reasonOn('2026-05-01', [accepted, renewed])).toBeUndefined()
  })

  it('stands no more on the day it was ended', () => {
    const cut = { ...year, endedOn: '2025-09-10' }
    const ended = contractLine('2', 'contract.ended', cut, { day: '2025-09-10' })
    expect(reasonOn('2025-09-09', [accepted, ended])).toBeUndefined()
    expect(reasonOn('2025-09-10', [accepted, ended])).toBe('contract-ended')
  })

  it('is not in force for somebody who moved or died by that day', () => {
    const gone: PersonFacts = { ...elder, life: { status: 'died', on: '2025-08-01' } }
    expect(reasonOn('2025-07-31', [accepted], gone)).toBeUndefined()
    expect(reasonOn('2025-08-01', [accepted], gone)).toBe('moved-or-died')
  })

  it('gives way to the one that started later, so nobody counts twice', () => {
    const next = { id: 'c2', startsOn: '2026-02-01', endsOn: '2027-01-31' }
    const spans = spansOf([accepted, contractLine('2', 'contract.accepted', next)])
    expect(spans.map((span) => notInForce(span, spans, elder, '2026-03-04'))).toEqual([
      'contract-ended',
      undefined,
    ])
    expect(spans.map((span) => notInForce(span, spans, elder, '2026-01-31'))).toEqual([
      undefined,
      'contract-not-started',
    ])
  })

  it('is nothing once its line is voided', () => {
    expect(reasonOn('2025-06-01', [{ ...accepted, excluded: 'voided' }])).toBe('voided')
  })
})
