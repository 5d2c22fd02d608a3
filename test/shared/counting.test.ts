import { firstRowsOf, notCountedFor, rollupKeysOf } from '../../shared/counting'
import type { CountableLine, FirstCode } from '../../shared/counting'

const line = (changes: Partial<CountableLine> = {}): CountableLine => ({
  id: 'record:1#service.blood-pressure',
  item: 'service.blood-pressure',
  elderId: 'wang',
  day: '2026-02-01',
  orgPath: ['county', 'taoyuan'],
  place: 'centre',
  groups: ['aged65'],
  residence: 'resident',
  ...changes,
})

describe('a line of the six services', () => {
  const door = { place: 'home', groups: ['aged65', 'aged80'] } as const
  it.each<[string, FirstCode, Partial<CountableLine>, string | undefined]>([
    ['counts for a resident of 65', 'integrated-care.persons1', {}, undefined],
    [
      'is out when voided',
      'integrated-care.persons1',
      { excluded: 'voided', groups: [] },
      'voided',
    ],
    ['is out before 65', 'integrated-care.persons1', { groups: ['care-dependent'] }, 'under-65'],
    [
      'is out for a visitor',
      'integrated-care.persons2',
      { residence: 'temporary' },
      'not-resident',
    ],
    ['is no door service elsewhere', 'integrated-care.door.distinct', {}, 'not-at-home'],
    [
      'is no door service of the rule for a fit 70',
      'integrated-care.door.distinct',
      { place: 'home' },
      'not-in-group',
    ],
    [
      'is one for 80+',
      'integrated-care.door.aged80',
      { ...door, groups: [...door.groups] },
      undefined,
    ],
    [
      'is not one for 失能 only by age',
      'integrated-care.door.care-dependent',
      { ...door, groups: [...door.groups] },
      'not-in-group',
    ],
    [
      'is in the total by 行动不便',
      'integrated-care.door.distinct',
      { place: 'home', groups: ['aged65', 'limited-mobility'] },
      undefined,
    ],
  ])('%s', (_, code, changes, reason) => {
    expect(notCountedFor(code, line(changes))).toBe(reason)
  })
})

describe('first-occurrence rows of a person and year', () => {
  const rowsOf = (lines: CountableLine[], areaId: string) =>
    firstRowsOf(lines)
      .filter((row) => row.areaId === areaId)
      .map(({ code, day, lineId }) => [code.replace('integrated-care.', ''), day, lineId])

  it('stand once in every area of the path', () => {
    expect(firstRowsOf([line()])).toEqual(
      ['county', 'taoyuan'].map((areaId) => ({
        code: 'integrated-care.persons1',
        areaId,
        year: 2026,
        elderId: 'wang',
        day: '2026-02-01',
        lineId: 'record:1#service.blood-pressure',
      })),
    )
  })

  it('need another day, not another service, for the second time', () => {
    const lines = [line({ id: 'a' }), line({ id: 'b', item: 'service.health-consult' })]
    expect(rowsOf(lines, 'county')).toEqual([['persons1', '2026-02-01', 'a']])
    lines.push(line({ id: 'c', day: '2026-02-02' }))
    expect(rowsOf(lines, 'county')).toContainEqual(['persons2', '2026-02-02', 'c'])
  })

  it('count a person of two centres once in each and once in the county', () => {
    const lines = [
      line({ id: 'a', day: '2026-03-01', orgPath: ['county', 'taoyuan'] }),
      line({ id: 'b', day: '2026-01-01', orgPath: ['county', 'liuyin'] }),
    ]
    expect(rowsOf(lines, 'taoyuan')).toEqual([['persons1', '2026-03-01', 'a']])
    expect(rowsOf(lines, 'liuyin')).toEqual([['persons1', '2026-01-01', 'b']])
    expect(rowsOf(lines, 'county')).toEqual([
      ['persons1', '2026-01-01', 'b'],
      ['persons2', '2026-03-01', 'a'],
    ])
  })

  it('pass over lines that do not count and services that are none of the six', () => {
    const lines = [
      line({ id: 'a', day: '2026-01-01', excluded: 'voided' }),
      line({ id: 'b', day: '2026-01-02', item: 'service.follow-up' }),
      line({ id: 'c', day: '2026-01-03' }),
    ]
    expect(rowsOf(lines, 'county')).toEqual([['persons1', '2026-01-03', 'c']])
  })
})

describe('the rollup keys of a line', () => {
  it('are its item, and the project when the person belongs to it', () => {
    expect(rollupKeysOf(line())).toEqual(['service.blood-pressure', 'integrated-care'])
    expect(rollupKeysOf(line({ groups: [] }))).toEqual(['service.blood-pressure'])
    expect(rollupKeysOf(line({ item: 'service.follow-up' }))).toEqual(['service.follow-up'])
  })

  it('are none for a line that does not count', () => {
    expect(rollupKeysOf(line({ excluded: 'same-day-same-kind' }))).toEqual([])
  })
})
