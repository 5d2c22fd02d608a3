import { ageOn } from '../../shared/day'
import type { Day } from '../../shared/day'
import type { PersonGroup } from '../../shared/ledger'
import { centreTypes, holdsOn } from '../../shared/people'
import { scopeOf } from '../kit/actor'
import type { Actor } from '../kit/actor'
import type { Clock } from '../kit/clock'
import { refuseUnless } from '../kit/refusal'
import { chainOf } from './access/chains'
import type { Glass } from './access/glass'
import { createMandateWindow } from './mandates/window'
import { createPlaces } from './places'
import { inHospitalOn } from './stays'
import { meetingStore } from './stores/meeting'
import { organisationStore } from './stores/organisations'
import { peopleStore } from './stores/people'
import { rolesPart, staffStore } from './stores/staff'
import { teamStore } from './stores/teams'
import { createSight } from './sight'
import type { Organisation, Person, StaffMember, Team } from './types'

/**
 * The groups a person belongs to on a day: ages by the birth date (the 65th birthday counts), the rest by the tags
 * that hold on that day. Each group once.
 */
export function groupsOn(person: Pick<Person, 'birthDate' | 'tags'>, day: Day): PersonGroup[] {
  const age = ageOn(person.birthDate, day)
  const tags = person.tags.filter((tag) => holdsOn(tag, day)).map(({ tag }) => tag)
  return [...(age >= 65 ? aged65 : []), ...(age >= 80 ? aged80 : []), ...new Set(tags)]
}

const aged65: PersonGroup[] = ['aged65']
const aged80: PersonGroup[] = ['aged80']

/** The ids of somebody whose files were merged. */
const idReads = {
  /** Every id that is the same person: the id itself and what was merged into it. */
  idsOf: (id: string): Promise<string[]> => peopleStore.idsOf(id),

  /** The same of several people together. */
  idsOfAll: (ids: readonly string[]): Promise<string[]> => peopleStore.idsOfAll(ids),

  /** Those of these ids that were merged away, each with the person it is now. */
  keptOf: (ids: readonly string[]): Promise<Map<string, string>> => peopleStore.keptOf(ids),

  /** The id a person has now: of a file that was merged away, the kept one's. */
  keptId: async (id: string): Promise<string> => (await peopleStore.keptOf([id])).get(id) ?? id,
}

/** Teams and those who work in them. */
const teamReads = {
  team: (id: string): Promise<Team | undefined> => teamStore.byId(id),

  teams: (ids: readonly string[]): Promise<Map<string, Team>> => teamStore.byIds(ids),

  /** The teams of a centre and of the stations below it. */
  teamsOfCentre: (centreId: string): Promise<Team[]> => teamStore.ofCentre(centreId),

  /** Members of a team on a day, its doctor first. */
  membersOf: (teamId: string, day: Day): Promise<StaffMember[]> => staffStore.ofTeam(teamId, day),

  /** The roles these people hold on a day; whoever holds several is named several times. */
  staffOf: (personIds: readonly string[], day: Day): Promise<StaffMember[]> =>
    staffStore.ofPeople(personIds, day),

  /** What `staffOf` asks about one person, read with something else. */
  rolesPart,

  /** Everybody who works for a centre on a day, at its stations too. */
  staffOfCentre: (centreId: string, day: Day): Promise<StaffMember[]> =>
    staffStore.ofCentre(centreId, day),
}

/** What other rooms may ask about people, teams and organisations. */
export function createPeopleReads({ clock, glass }: { clock: Clock; glass: Glass }) {
  return {
    groupsOn,

    ...createSight({ glass }),
    ...createMandateWindow({ clock }),

    /** Somebody of the register, whoever asks: for rooms that have checked who may, and for jobs. */
    person: (id: string): Promise<Person | undefined> => peopleStore.byId(id),

    persons: (ids: readonly string[]): Promise<Map<string, Person>> => peopleStore.byIds(ids),

    /** Son or daughter? Of relatives, too, when their identity is known. */
    sexOf: (id: string): Promise<Person['sex'] | undefined> => peopleStore.sexOf(id),

    ...idReads,

    /**
     * Before something is hung on a file, in the same transaction: of a merge that gives the file up at this moment,
     * and this, only one goes through. Refuses with `data.changed` when the merge was first.
     */
    async meetFile(id: string): Promise<void> {
      refuseUnless(await meetingStore.meet(id), 'data.changed')
    },

    /** The organisation whose audit keeps what happened to somebody; of the topmost commission for those of no register. */
    chainOf,

    /** Is the person in hospital on the day? Visits wait; on the day of discharge no more. */
    async inHospital(personId: string, day: Day): Promise<boolean> {
      const person = await peopleStore.byId(personId)
      return person !== undefined && inHospitalOn(person, day)
    },

    /** Names of anybody: elders, relatives, staff. */
    names: (ids: readonly string[]): Promise<Map<string, string>> => peopleStore.names(ids),

    ...teamReads,

    organisation: (id: string): Promise<Organisation | undefined> => organisationStore.byId(id),

    organisations: (ids: readonly string[]): Promise<Map<string, Organisation>> =>
      organisationStore.byIds(ids),

    /** Direct children on the day, by id. */
    childrenOf: (orgId: string, day: Day): Promise<Organisation[]> =>
      organisationStore.childrenOf([orgId], day),

    /** The organisation if it is one of the actor's own or below one; undefined is the same for missing. */
    async organisationInScope(actor: Actor, orgId: string, day: Day) {
      const path = await organisationStore.pathOf(orgId, day)
      const own = scopeOf(actor).some((id) => path.includes(id))
      return own ? organisationStore.byId(orgId) : undefined
    },

    /** The centre (社区卫生服务中心 or 乡镇卫生院) that looks after a person. */
    async centreOf({ orgPath }: Pick<Person, 'orgPath'>): Promise<Organisation | undefined> {
      const organisations = await organisationStore.keptByIds(orgPath)
      return [...organisations.values()].find(isCentre)
    },

    /** The centre whose people live in a community; undefined for a community nobody knows. */
    centreOfCommunity: async (communityCode: string, day: Day): Promise<string | undefined> =>
      (await createPlaces(day).of(communityCode))?.centreId,

    /** Ids from the province commission to the organisation, by the parents that held on the day. */
    orgPathOf: (orgId: string, day: Day): Promise<string[]> => organisationStore.pathOf(orgId, day),

    /** The organisation and everything below it on the day, itself first. */
    below: (orgId: string, day: Day): Promise<Organisation[]> =>
      organisationStore.below(orgId, day),
  }
}

const isCentre = ({ type }: Organisation) => (centreTypes as readonly string[]).includes(type)

export type PeopleReads = ReturnType<typeof createPeopleReads>
