import { relations } from '../../shared/people'
import type { Relation } from '../../shared/people'
import type { Act, Channel } from '../../shared/session'
import { actFor } from '../kit/actor'
import type { Actor } from '../kit/actor'
import type { Clock } from '../kit/clock'
import { refuseUnless } from '../kit/refusal'
import type { PeopleReads } from '../people/reads'

/** Who acts, and what they are to the elder when a relative acts for her: the two fields of a step. */
export interface Acting {
  act: Act
  relation?: string
}

interface How {
  channel?: Channel | undefined
  /** When it happened, if it was kept on the phone; refused when it lies in the future. */
  at?: string | undefined
}

interface Needs {
  people: Pick<PeopleReads, 'sexOf'>
  clock: Clock
}

export async function acting(
  { people, clock }: Needs,
  actor: Actor,
  elderId: string,
  how: How = {},
): Promise<Acting> {
  const act = actFor(actor, elderId, clock, how.channel)
  refuseUnless(how.at === undefined || how.at <= act.at, 'visit.in-future')
  const relation = await relationTo(people, actor, elderId)
  return { act: { ...act, ...(how.at ? { at: how.at } : {}) }, ...(relation ? { relation } : {}) }
}

/** What the actor is to the elder: a mandate says what the elder is to the actor, the register whether son or daughter. */
async function relationTo(
  people: Needs['people'],
  { id, actsFor }: Actor,
  elderId: string,
): Promise<string | undefined> {
  const mandate = actsFor.find((each) => each.elderId === elderId)
  if (!mandate) return undefined
  const relation = relations[mandate.relation as Relation] ?? '亲属'
  if (relation !== '子女') return relation
  return childWords[(await people.sexOf(id)) ?? ''] ?? relation
}

/** Of a relative whom the desk wrote down by name only it is not known. */
const childWords: Record<string, string | undefined> = { female: '女儿', male: '儿子' }

const HOUSE = 'system'

/** An act of the house itself: a job, or what follows from somebody's death. */
export const houseAct = (elderId: string, clock: Clock): Act => ({
  byId: HOUSE,
  byName: '系统',
  forId: elderId,
  channel: 'on-behalf',
  at: clock.now().toISOString(),
})

export const isHouseAct = ({ byId }: Act): boolean => byId === HOUSE
