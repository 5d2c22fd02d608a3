import { ageOn } from '../../shared/day'
import type { Day } from '../../shared/day'
import { holdsOn, relations } from '../../shared/people'
import type { OrganisationView, PersonCard, PersonView, TeamView } from '../../shared/people'
import type { HeldMandate, Organisation, Person, StaffMember, Team } from './types'

export function personCard(
  person: Person,
  day: Day,
  team?: { id: string; name: string },
): PersonCard {
  const { id, name, sex, birthDate, community, life } = person
  const tags = person.tags.filter((tag) => holdsOn(tag, day)).map(({ tag }) => tag)
  return {
    id,
    name,
    sex,
    birthDate,
    age: ageOn(birthDate, day),
    community,
    tags: [...new Set(tags)],
    lifeStatus: life.status,
    ...(team ? { team } : {}),
  }
}

/** Documents, phones and addresses, masked; what nobody has entered is left out. */
export type Reach = Pick<PersonView, 'identity' | 'phones' | 'addresses'>

interface Around {
  day: Day
  centre: Organisation | undefined
  relatives: readonly HeldMandate[]
  team: { id: string; name: string } | undefined
  reach: Reach
}

export function personView(person: Person, around: Around): PersonView {
  const { day, centre, relatives, team, reach } = around
  const stay = person.stays.find(({ to }) => to === undefined)
  return {
    ...personCard(person, day, team),
    residence: person.residence,
    centre: { id: centre?.id ?? '', name: centre?.name ?? '' },
    tags: person.tags,
    ...(person.life.on ? { lifeStatusOn: person.life.on } : {}),
    relatives: relatives.map(({ relativeId, relativeName, relation }) => ({
      personId: relativeId,
      name: relativeName,
      relation: relations[relation],
    })),
    ...reach,
    ...(stay ? { inHospitalSince: stay.from } : {}),
  }
}

export function organisationView(organisation: Organisation, day: Day): OrganisationView {
  const { id, name, type, regionCode, parents, phone, address } = organisation
  const parent = parents.find((each) => holdsOn(each, day))
  return {
    id,
    name,
    type,
    regionCode,
    ...(parent ? { parentId: parent.id } : {}),
    ...(phone ? { phone } : {}),
    ...(address ? { address } : {}),
  }
}

interface AroundTeam {
  centre: Organisation | undefined
  members: readonly StaffMember[]
  signed: number
}

export function teamView(team: Team, { centre, members, signed }: AroundTeam): TeamView {
  const doctor = members.find(({ personId }) => personId === team.doctorId)
  return {
    id: team.id,
    name: team.name,
    centre: { id: team.centreId, name: centre?.name ?? '' },
    phone: team.phone,
    doctor: { id: team.doctorId, name: doctor?.name ?? '', title: doctor?.title ?? '' },
    members: members.map(({ personId, name, role, title }) => ({
      id: personId,
      name,
      role,
      title,
    })),
    signed,
    capacity: team.capacity,
  }
}
