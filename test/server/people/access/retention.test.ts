import { keptOf, retentions } from '../../../../server/people/access/retention'

describe('what the law makes us keep', () => {
  it('has a version, and of every law a name, whether it was checked, and against what', () => {
    expect(retentions.version).toMatch(/^\d{4}\.\d+$/)
    for (const { what, months, laws } of retentions.rules) {
      expect([what, months >= 6, laws.length > 0]).toEqual([what, true, true])
      for (const { name, verified, source } of laws) {
        expect(name).toMatch(/^《.+》$/)
        expect([name, typeof verified, source.length > 5]).toEqual([name, 'boolean', true])
      }
    }
  })

  it('says what is kept where, and until which day, in plain words', () => {
    for (const { what, until, says = '' } of keptOf(
      ['anybody', 'resident', 'inpatient'],
      '2026-03-04',
    )) {
      const [year, month, day] = until.split('-').map(Number)
      expect(says.startsWith(what)).toBe(true)
      expect(says).toContain(`${year}年${month}月${day}日`)
    }
  })

  it('names a hospital’s file only to whoever was in one, thirty years', () => {
    const of = (...who: Parameters<typeof keptOf>[0]) => keptOf(who, '2026-03-04')
    expect(of('anybody').map(({ until }) => until)).toEqual(['2026-09-04'])
    expect(of('anybody', 'resident').some(({ what }) => what === '住院病历')).toBe(false)
    expect(of('anybody', 'resident', 'inpatient')).toContainEqual(
      expect.objectContaining({ what: '住院病历', until: '2056-03-04' }),
    )
  })
})
