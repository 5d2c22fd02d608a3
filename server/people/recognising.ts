import type { NearMatch, NearRequest } from '../../shared/register'
import type { Actor } from '../kit/actor'
import type { Audit } from '../kit/audit'
import type { Clock } from '../kit/clock'
import { refuse, refuseUnless } from '../kit/refusal'
import type { Identities } from './identity'
import { lookAlikes } from './near'
import { fileRolesOf, filesOf } from './policy'
import type { PeopleReads } from './reads'
import { peopleStore } from './stores/people'
import { triesStore } from './stores/tries'
import type { Organisation, Person } from './types'

const MOST_A_DAY = 20
const HOURS = 24

interface Needs {
  reads: PeopleReads
  identities: Identities
  audit: Audit
  clock: Clock
}

/** «是不是这些人»: who of any centre may be meant, no more of each than helps to recognise them. */
export function createRecognising({ reads, identities, audit, clock }: Needs) {
  /** At most twenty a day for one member of staff; each question is written down with its reason. */
  async function nearMatches(actor: Actor, request: NearRequest): Promise<NearMatch[]> {
    const identity = request.identity && identities.read(request.identity)
    const tried = { kind: 'near', target: actor.id, now: clock.now(), most: MOST_A_DAY }
    refuseUnless(await triesStore.take({ ...tried, hours: HOURS }), 'register.near-often')
    const holderId = identity && (await identities.find(identity))
    const holder = holderId === undefined ? undefined : await peopleStore.byId(holderId)
    const others = (await lookAlikes(request)).filter(({ id }) => id !== holder?.id)
    const matches = [
      ...(holder ? [await matchOf(actor, holder, 'identity')] : []),
      ...(await Promise.all(others.map((person) => matchOf(actor, person, 'alike')))),
    ]
    const personIds = matches.map(({ id }) => id)
    await logAsked(audit, actor, { reason: request.reason, personIds })
    return matches
  }

  async function matchOf(actor: Actor, person: Person, why: NearMatch['why']): Promise<NearMatch> {
    const centre: Organisation | undefined = await reads.centreOf(person)
    return {
      id: person.id,
      maskedName: maskedName(person.name),
      birthYear: Number(person.birthDate.slice(0, 4)),
      centreName: centre?.name ?? '',
      why,
      own: filesOf(actor).some((orgId) => person.orgPath.includes(orgId)),
    }
  }

  return { nearMatches }
}

async function logAsked(
  audit: Audit,
  actor: Actor,
  { reason, personIds }: { reason: string; personIds: readonly string[] },
) {
  const { role, orgId, centreId, orgName } = fileRolesOf(actor)[0] ?? refuse('who.not-allowed')
  await audit.append(centreId ?? orgId, {
    kind: 'near.asked',
    byId: actor.id,
    byName: actor.name,
    byRole: role,
    orgName,
    personIds,
    what: 'near',
    reason,
    says: `登记时查看了 ${personIds.length} 位相近的人`,
  })
}

/** `maskedName('张桂英') //=> '张*'`: the length is not told either. */
export const maskedName = (name: string): string => `${[...name][0] ?? ''}*`
