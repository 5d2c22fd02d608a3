import { ageOn } from '../../../shared/day'
import { factsInNumber, isIdentityNumber, isInventedNumber } from '../../../shared/identity-number'
import { ELDERS } from '../../../server/town/elders'
import { generateTown, hashOfTown, TOWN_SEED } from '../../../server/town/generate'

const town = generateTown(TOWN_SEED)

describe('the demo town', () => {
  it('is the same for the same seed, and another for another seed', () => {
    expect(hashOfTown(generateTown(TOWN_SEED))).toBe(hashOfTown(town))
    expect(hashOfTown(generateTown(TOWN_SEED + 1))).not.toBe(hashOfTown(town))
  })

  it('has 3 centres, 8 teams and 600 elders', () => {
    const centres = town.organisations.filter(({ type }) =>
      ['community-centre', 'township-centre'].includes(type),
    )
    const elders = town.people.filter(
      ({ key, birthDate }) =>
        !town.staff.some(({ personKey }) => personKey === key) &&
        ageOn(birthDate, '2026-03-04') >= 65,
    )
    expect(centres).toHaveLength(3)
    expect(town.teams).toHaveLength(8)
    expect(elders).toHaveLength(ELDERS)
  })

  it('lies in no national table: every region code begins with 99', () => {
    expect(town.regions.every(({ code }) => code.startsWith('99'))).toBe(true)
    expect(town.people.every(({ communityCode }) => communityCode.startsWith('99'))).toBe(true)
  })

  it('knows everybody it speaks of', () => {
    const people = new Set(town.people.map(({ key }) => key))
    const spokenOf = [
      ...town.services.flatMap(({ elderKey, byKey }) => [elderKey, byKey]),
      ...town.contracts.flatMap(({ elderKey, askedByKey }) => [elderKey, askedByKey]),
      ...town.links.flatMap(({ elderKey, relativeKey }) => [elderKey, relativeKey]),
      ...town.staff.map(({ personKey }) => personKey),
    ]
    expect(spokenOf.filter((key) => !people.has(key))).toEqual([])
    expect(people.size).toBe(town.people.length)
  })

  it('gives each elder at most one contract, and signs or serves nobody after death or moving', () => {
    const elders = town.contracts.map(({ elderKey }) => elderKey)
    expect(new Set(elders).size).toBe(elders.length)
    const left = new Map(town.people.map(({ key, life }) => [key, life.on ?? '9999-12-31']))
    expect(
      town.contracts.filter(({ elderKey, startsOn }) => startsOn >= (left.get(elderKey) ?? '')),
    ).toEqual([])
    expect(town.services.filter(({ elderKey, day }) => day >= (left.get(elderKey) ?? ''))).toEqual(
      [],
    )
  })

  it('lets a year go by: services in each of the twelve months', () => {
    const months = new Set(town.services.map(({ day }) => day.slice(0, 7)))
    expect(months.size).toBeGreaterThanOrEqual(12)
  })
})

describe('documents and contacts of the town', () => {
  const elders = town.people.filter(({ reach }) => reach !== undefined)
  const numbers = elders.map(({ reach }) => reach?.identityNumber ?? '')

  it('are right by their check character, tell the truth, and belong to nobody in the world', () => {
    for (const { birthDate, sex, reach } of elders) {
      const number = reach?.identityNumber ?? ''
      expect(isIdentityNumber({ kind: 'resident-id', number })).toBe(true)
      expect(factsInNumber({ kind: 'resident-id', number })).toEqual({ birthDate, sex })
      expect(isInventedNumber(number)).toBe(true)
      for (const phone of reach?.phones ?? []) expect(phone.number).toMatch(/^154\d{8}$/)
    }
  })

  it('are everybody’s own, but a couple shares its phone', () => {
    expect(new Set(numbers).size).toBe(numbers.length)
    const phoneOf = (key: string) => elders.find((each) => each.key === key)?.reach?.phones
    expect(phoneOf('wang-xiulan')).toEqual(phoneOf('zhao-defu'))
  })
})
