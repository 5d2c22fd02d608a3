import { contractYearOn, dueBy, entitlement } from '../../shared/contract-years'

describe('the contract year of a contract from 2025-05-01 to 2027-04-30', () => {
  const contract = { startsOn: '2025-05-01', endsOn: '2027-04-30' }
  const first = { from: '2025-05-01', to: '2026-04-30' }
  const second = { from: '2026-05-01', to: '2027-04-30' }

  it.each([
    ['2025-04-30', first],
    ['2025-05-01', first],
    ['2026-01-01', first],
    ['2026-04-30', first],
    ['2026-05-01', second],
    ['2027-04-30', second],
    ['2027-05-01', second],
    ['2030-01-01', second],
  ])('on %s', (day, year) => expect(contractYearOn(contract, day)).toEqual(year))

  it('begun on 29 February turns on the last of February', () => {
    const leap = { startsOn: '2024-02-29', endsOn: '2026-02-27' }
    expect(contractYearOn(leap, '2025-02-27')).toEqual({ from: '2024-02-29', to: '2025-02-27' })
    expect(contractYearOn(leap, '2025-02-28')).toEqual({ from: '2025-02-28', to: '2026-02-27' })
  })
})

describe('what is due of 12 times from 2025-05-01 to 2026-04-30', () => {
  const year = { from: '2025-05-01', to: '2026-04-30' }

  it.each([
    ['2025-04-30', 0],
    ['2025-05-01', 0],
    ['2025-05-30', 0],
    ['2025-05-31', 1],
    ['2025-10-30', 6],
    ['2026-04-29', 11],
    ['2026-04-30', 12],
    ['2026-12-31', 12],
  ])('by %s is %i', (day, due) => expect(dueBy(12, year, day)).toBe(due))

  it('once a year is due on the last day only', () => {
    expect(dueBy(1, year, '2026-04-29')).toBe(0)
    expect(dueBy(1, year, '2026-04-30')).toBe(1)
  })
})

it('what was done beyond the promise leaves nothing, not less than nothing', () => {
  const item = { code: 'nursing', name: '护士上门护理', kinds: [], times: 12 }
  const year = { from: '2025-05-01', to: '2026-04-30' }
  expect(entitlement(item, 8, year, '2026-03-04')).toMatchObject({ used: 8, left: 4, due: 10 })
  expect(entitlement(item, 15, year, '2026-03-04')).toMatchObject({ used: 15, left: 0 })
})
