import { holdsOn, peopleGroups, personTags, relations } from '../../shared/people'

describe('a dated tag', () => {
  it.each([
    ['2026-01-09', false, 'the day before'],
    ['2026-01-10', true, 'its first day'],
    ['2026-02-28', true, 'the day before its end'],
    ['2026-03-01', false, 'the day of its end'],
  ])('on %s holds: %s (%s)', (day, holds) => {
    expect(holdsOn({ from: '2026-01-10', to: '2026-03-01' }, day)).toBe(holds)
  })

  it('without an end holds on', () => {
    expect(holdsOn({ from: '2026-01-10' }, '2099-01-01')).toBe(true)
  })
})

it('what a relative is to an elder is said for every relation', () => {
  for (const said of Object.values(relations)) expect(said).toMatch(/^\p{Script=Han}+$/u)
  expect(relations['母亲']).toBe('子女')
  expect(relations['配偶']).toBe('配偶')
})

it('every tag is a group to look for', () => {
  for (const tag of personTags) expect(peopleGroups).toContain(tag)
})
