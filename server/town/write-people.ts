import { lastDayOfTerm } from '../../shared/day'
import { longestMandateMonths, mandateScopes } from '../../shared/mandates'
import type { Relation } from '../../shared/people'
import { relations } from '../../shared/people'
import { mandateStore } from '../people/stores/mandates'
import type { Vault } from '../kit/vault'
import { organisationStore } from '../people/stores/organisations'
import { peopleStore } from '../people/stores/people'
import { regionStore } from '../people/stores/regions'
import { staffStore } from '../people/stores/staff'
import { teamStore } from '../people/stores/teams'
import { REGISTERED_ON } from './facts'
import type { Facts } from './facts'
import type { TownPlan } from './plan'
import { writeReach } from './write-reach'

/** The town's organisations were founded before its people were registered. */
const FOUNDED = '2010-01-01'
/** Relatives of this town may do everything, as their elders signed at the desk. */
const wholeMandate = {
  basis: 'own-will',
  confirmation: 'in-person',
  contactOrder: 1,
  status: 'in-force',
  askedBy: 'staff',
} as const
/** The most residents one family doctor may sign; the town's own setting. */
const CAPACITY = 2000

export async function writePlaces(plan: TownPlan, facts: Facts): Promise<void> {
  await regionStore.addMany(plan.regions)
  await organisationStore.addMany(
    plan.organisations.map(({ parentId, ...organisation }) => ({
      ...organisation,
      parents: parentId ? [{ id: parentId, from: FOUNDED }] : [],
    })),
  )
  await teamStore.addMany(
    plan.teams.map(({ doctorKey, ...team }) => ({
      ...team,
      centreId: facts.centreOf(team.orgId),
      doctorId: facts.id(doctorKey),
      capacity: CAPACITY,
    })),
  )
}

export async function writePeople(plan: TownPlan, facts: Facts, vault: Vault): Promise<void> {
  const elders = plan.people.filter(facts.isElder)
  const others = plan.people.filter((person) => !facts.isElder(person))
  await peopleStore.addMany(
    elders.map((elder) => {
      const { key, persona: _persona, reach: _sealed, orgId, tags, ...person } = elder
      const act = facts.registered(elder)
      return {
        ...person,
        id: facts.id(key),
        community: facts.community(person.communityCode),
        orgPath: facts.path(orgId),
        tags: tags.map((tag) => ({ ...tag, act })),
        act,
      }
    }),
  )
  await writeReach(elders, facts, vault)
  await peopleStore.addOthers(
    others.map(({ key, name, sex }) => ({
      id: facts.id(key),
      name,
      sex,
      act: facts.act('desk-org-taoyuan', { day: REGISTERED_ON }),
    })),
  )
  await writeStaff(plan, facts)
  await writeMandates(plan, facts)
}

async function writeStaff(plan: TownPlan, facts: Facts): Promise<void> {
  const teamNames = new Map(plan.teams.map(({ id, name }) => [id, name]))
  await staffStore.addMany(
    plan.staff.map(({ personKey, orgId, teamId, ...held }) => ({
      ...held,
      personId: facts.id(personKey),
      name: facts.name(personKey),
      orgId,
      orgName: facts.organisation(orgId)?.name ?? orgId,
      ...(facts.centreOf(orgId) === orgId ? {} : { centreId: facts.centreOf(orgId) }),
      ...(teamId ? { teamId, teamName: teamNames.get(teamId) ?? teamId } : {}),
      from: FOUNDED,
    })),
  )
}

async function writeMandates(plan: TownPlan, facts: Facts): Promise<void> {
  await mandateStore.addMany(
    plan.links.map(({ elderKey, relativeKey, relation, from }) => ({
      elderId: facts.id(elderKey),
      elderName: facts.name(elderKey),
      relativeId: facts.id(relativeKey),
      relativeName: facts.name(relativeKey),
      relation: known(relation),
      ...wholeMandate,
      scopes: [...mandateScopes],
      from,
      until: lastDayOfTerm(from, longestMandateMonths),
      act: facts.act('desk-org-taoyuan', { day: from }, { key: elderKey }),
    })),
  )
}

function known(relation: string): Relation {
  const found = Object.keys(relations).find((each): each is Relation => each === relation)
  if (!found) throw new TypeError(`No such relation: ${relation}`)
  return found
}
