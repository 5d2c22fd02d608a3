import { ageOn, addMonths, daysBetween, addDays } from '../../../../shared/day'
import type { Day } from '../../../../shared/day'
import type { PersonTag } from '../../../../shared/people'
import type { ServiceKind } from '../../../../shared/records'
import { paths, promised } from './history'
import type { History, ToldContract, ToldPerson, ToldService } from './history'

/** Both sides of every figure, straight from what happened: no line, row or rollup is looked at. */
export function toldFigures(
  told: History,
  area: string,
  asOf: Day,
): Map<string, [number, number?]> {
  const signed = told.contracts.filter(
    (contract) => isInForce(told, contract, asOf) && inArea(contract, area),
  )
  const who = ({ person }: ToldContract) => personOf(told, person)
  const count = (test: (person: ToldPerson) => boolean): [number] => [
    signed.filter((contract) => test(who(contract))).length,
  ]
  const resident = ({ residence }: ToldPerson) => residence === 'resident'
  return new Map<string, [number, number?]>([
    ['contract.inForce', [signed.length]],
    ['contract.signRate', count(resident)],
    ['contract.signRate.aged65', count((p) => resident(p) && ageOn(p.birthDate, asOf) >= 65)],
    ['contract.coverage.care-dependent', count((p) => has(p, 'care-dependent', asOf))],
    ['contract.coverage.serious-illness', count((p) => has(p, 'serious-illness', asOf))],
    ['contract.coverage.aged80', count((p) => ageOn(p.birthDate, asOf) >= 80)],
    ['contract.fulfilment', kept(told, signed, asOf, 'due')],
    ['contract.fulfilment.fullTerm', kept(told, signed, asOf, 'full')],
    ['home-visit.times', [broughtHome(told, area, asOf, 'home-visit')]],
    ['home-nursing.times', [broughtHome(told, area, asOf, 'home-nursing')]],
    ...careFigures(told, area, asOf),
  ])
}

/** Services of a kind in the year up to the day, whoever they were for. */
const broughtHome = (told: History, area: string, asOf: Day, kind: ServiceKind): number =>
  standing(told.services).filter(
    (service) =>
      service.kind === kind &&
      inArea(service, area) &&
      service.day.slice(0, 4) === asOf.slice(0, 4) &&
      service.day <= asOf,
  ).length

function careFigures(told: History, area: string, asOf: Day): [string, [number]][] {
  const six = ['blood-pressure', 'rehab-guidance', 'nutrition-guidance']
  const served = standing(told.services).filter((service) => {
    const person = personOf(told, service.person)
    return (
      six.includes(service.kind) &&
      inArea(service, area) &&
      service.day.slice(0, 4) === asOf.slice(0, 4) &&
      service.day <= asOf &&
      ageOn(person.birthDate, service.day) >= 65 &&
      person.residence === 'resident'
    )
  })
  const daysOf = new Map<number, Set<Day>>()
  for (const { person, day } of served)
    daysOf.set(person, (daysOf.get(person) ?? new Set()).add(day))
  const withDays = (least: number): [number] => [
    [...daysOf.values()].filter((days) => days.size >= least).length,
  ]
  const door = (...tests: ((person: ToldPerson, day: Day) => boolean)[]): [number] => [
    new Set(
      served
        .filter(({ place }) => place === 'home')
        .filter(({ person, day }) => tests.some((test) => test(personOf(told, person), day)))
        .map(({ person }) => person),
    ).size,
  ]
  const old = (person: ToldPerson, day: Day) => ageOn(person.birthDate, day) >= 80
  const dependent = (person: ToldPerson, day: Day) => has(person, 'care-dependent', day)
  const immobile = (person: ToldPerson, day: Day) => has(person, 'limited-mobility', day)
  return [
    ['integrated-care.persons1', withDays(1)],
    ['integrated-care.persons2', withDays(2)],
    ['integrated-care.plan', withDays(1)],
    ['integrated-care.plan2', withDays(2)],
    ['integrated-care.times', [served.length]],
    ['integrated-care.door.aged80', door(old)],
    ['integrated-care.door.care-dependent', door(dependent)],
    ['integrated-care.door.limited-mobility', door(immobile)],
    ['integrated-care.door.distinct', door(old, dependent, immobile)],
    ['integrated-care.door.rate', door(old, dependent, immobile)],
  ]
}

/** What was done of what was promised, promise by promise. */
function kept(
  told: History,
  signed: ToldContract[],
  asOf: Day,
  against: 'due' | 'full',
): [number, number] {
  let [done, owed] = [0, 0]
  for (const contract of signed) {
    const [from, to] = contractYear(contract, asOf)
    for (const { kinds, times } of promised) {
      const used = standing(told.services).filter(
        ({ person, kind, day }) =>
          person === contract.person && kinds.includes(kind) && from <= day && day <= asOf,
      ).length
      const passed = (daysBetween(from, asOf) + 1) / (daysBetween(from, to) + 1)
      const due = against === 'full' ? times : Math.floor(times * passed + 1e-9)
      done += Math.min(used, due)
      owed += due
    }
  }
  return [done, owed]
}

function contractYear({ startsOn }: ToldContract, asOf: Day): [Day, Day] {
  let from = startsOn
  while (addMonths(from, 12) <= asOf) from = addMonths(from, 12)
  return [from, addDays(addMonths(from, 12), -1)]
}

/** Of the same kind, person and day only the first one recorded that was not voided. */
function standing(services: ToldService[]): ToldService[] {
  const alive = services.filter(({ voided }) => !voided)
  return alive.filter(
    (service, at) =>
      alive.findIndex(
        (other) =>
          other.person === service.person &&
          other.kind === service.kind &&
          other.day === service.day,
      ) === at,
  )
}

function isInForce(told: History, { person, startsOn, endsOn, endedOn }: ToldContract, day: Day) {
  const { goneOn } = personOf(told, person)
  return (
    startsOn <= day && day <= endsOn && !(endedOn && endedOn <= day) && !(goneOn && goneOn <= day)
  )
}

const inArea = ({ org }: { org: number }, area: string) => (paths[org] ?? []).includes(area)

const has = ({ tags }: ToldPerson, name: PersonTag, day: Day) =>
  tags.some(({ tag, from, to }) => tag === name && from <= day && !(to && to <= day))

function personOf({ people }: History, index: number): ToldPerson {
  const person = people[index]
  if (!person) throw new Error(`nobody at ${index}`)
  return person
}
