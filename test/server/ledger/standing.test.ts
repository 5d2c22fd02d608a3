import { asTheyStand, derive } from '../../../server/ledger/standing'
import type { WrittenLine } from '../../../server/ledger/types'
import { act } from '../../support/build'

/** A blood pressure at home, as it was written in its turn. */
const line = (id: string, seq: number, more: Partial<WrittenLine> = {}): WrittenLine => ({
  id,
  item: 'service.blood-pressure',
  elderId: 'elder',
  day: '2026-03-04',
  month: '2026-03',
  orgId: 'centre',
  orgPath: ['county', 'centre'],
  place: 'home',
  groups: ['aged65'],
  residence: 'resident',
  act,
  seq,
  ...more,
})
const reasons = (...lines: WrittenLine[]) =>
  Object.fromEntries(asTheyStand(lines).map(({ id, excluded }) => [id, excluded]))

describe('of two equal services of one day', () => {
  it('the one written first counts, in whatever order they are read', () => {
    const [first, second] = [line('z', 1), line('a', 2)]
    expect(reasons(second, first)).toEqual({ z: undefined, a: 'same-day-same-kind' })
  })

  it('the second counts when the first is voided', () => {
    const voided = line('v', 3, { item: 'line.voided', about: 'z' })
    expect(reasons(line('z', 1), line('a', 2), voided)).toMatchObject({ z: 'voided', a: undefined })
  })

  it.each([
    ['another kind', { item: 'service.follow-up' }],
    ['another day', { day: '2026-03-05' }],
    ['another person', { elderId: 'other' }],
  ] as const)('both count when the second is of %s', (_what, more) =>
    expect(reasons(line('z', 1), line('a', 2, more))).toEqual({ z: undefined, a: undefined }),
  )
})

describe('a correction', () => {
  it('that moves what is counted puts the old line out', () => {
    const correction = line('c', 2, { item: 'line.corrected', about: 'z', replacedBy: 'n' })
    const moved = line('n', 3, { day: '2026-03-03' })
    expect(reasons(line('z', 1), correction, moved)).toMatchObject({ z: 'corrected', n: undefined })
  })

  it('of something else leaves the line counted', () => {
    const correction = line('c', 2, { item: 'line.corrected', about: 'z' })
    expect(reasons(line('z', 1), correction)).toMatchObject({ z: undefined })
  })
})

it('what follows from lines is added up by organisation and month', () => {
  const lines = [
    line('a', 1),
    line('b', 2, { day: '2026-03-05' }),
    line('c', 3, { day: '2026-04-01', month: '2026-04' }),
  ]
  const { rollups } = derive(lines)
  expect(rollups.get('2026-03|county/centre|service.blood-pressure')?.by).toBe(2)
  expect(rollups.get('2026-04|county/centre|service.blood-pressure')?.by).toBe(1)
})

describe('the days kept beside the lines of a year', () => {
  it('are those of services that count, by kind and in order', () => {
    const lines = [
      line('a', 1, { day: '2026-03-05' }),
      line('b', 2),
      line('c', 3),
      line('d', 4, { item: 'service.follow-up' }),
      line('e', 5, { item: 'contract.accepted' }),
    ]
    expect(derive(lines).yearDays.get('elder|2026')).toEqual({
      elderId: 'elder',
      year: 2026,
      served: [
        { kind: 'blood-pressure', days: ['2026-03-04', '2026-03-05'] },
        { kind: 'follow-up', days: ['2026-03-04'] },
      ],
    })
  })

  it('are gone when the only service of the year is voided', () => {
    const voided = line('v', 2, { item: 'line.voided', about: 'a' })
    expect(derive([line('a', 1), voided]).yearDays.size).toBe(0)
  })
})
