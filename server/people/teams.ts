import type { Day } from '../../shared/day'
import type { TeamView } from '../../shared/people'
import type { Actor } from '../kit/actor'
import type { Clock } from '../kit/clock'
import { refuse } from '../kit/refusal'
import type { PeopleReads } from './reads'
import { staffStore } from './stores/staff'
import type { Team } from './types'
import { teamView } from './view'

/** How many residents a team has signed with a contract in force on the day, as the contracts room knows it. */
export type SignedByTeam = (teamIds: readonly string[], day: Day) => Promise<Map<string, number>>

interface Needs {
  reads: PeopleReads
  clock: Clock
  signedByTeam: SignedByTeam
}

/** Teams to choose from, with their people and how full they are. */
export function createTeams({ reads, clock, signedByTeam }: Needs) {
  async function one(id: string): Promise<TeamView> {
    const team = (await reads.team(id)) ?? refuse('team.not-found')
    const [view = refuse('team.not-found')] = await viewsOf([team])
    return view
  }

  async function ofCentre(centreId: string): Promise<TeamView[]> {
    return viewsOf(await reads.teamsOfCentre(centreId))
  }

  /** The teams of the centre that looks after the elder. */
  async function forElder(actor: Actor, elderId: string): Promise<TeamView[]> {
    const elder = (await reads.personKnown(actor, elderId)) ?? refuse('person.not-found')
    const centre = await reads.centreOf(elder)
    return centre ? ofCentre(centre.id) : []
  }

  async function viewsOf(teams: readonly Team[]): Promise<TeamView[]> {
    const ids = teams.map(({ id }) => id)
    const [centres, members, signed] = await Promise.all([
      reads.organisations(teams.map(({ centreId }) => centreId)),
      staffStore.ofTeams(ids, clock.today()),
      signedByTeam(ids, clock.today()),
    ])
    return teams.map((team) =>
      teamView(team, {
        centre: centres.get(team.centreId),
        members: members.filter(({ teamId }) => teamId === team.id),
        signed: signed.get(team.id) ?? 0,
      }),
    )
  }

  return { one, ofCentre, forElder }
}
