import type { SessionView } from '../../shared/session'
import { session } from '../kit/session'

/** Those who run the day of a house: rosters, lists of work, catalogue. */
const runs = (role: string): boolean => role === 'desk' || role === 'manager'

/** The house a page of the desk is about: the one asked for, else the one I work for. */
export async function houseOf({ orgId }: { orgId?: string }): Promise<string> {
  return orgId || (ownHouse(await session()) ?? '')
}

const ownHouse = ({ roles }: SessionView): string | undefined =>
  roles.find(({ role }) => runs(role))?.orgId

/** Catalogue, credentials and policies are written by whoever answers for the house. */
export const answersForHouse = ({ roles }: Pick<SessionView, 'roles'>): boolean =>
  roles.some(({ role }) => role === 'manager')
