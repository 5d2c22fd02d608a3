import { dayOf } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import type { NeverCounted } from '../../../shared/ledger'
import type { ServiceKind } from '../../../shared/records'
import { careRoles } from '../../../shared/session'
import type { Act } from '../../../shared/session'
import type { Entry } from '../../ledger/types'
import type { Visit } from '../types'
import type { CareNeeds } from './needs'

/** What is known of a line besides the visit itself. */
type Fact = Pick<Entry, 'source' | 'item' | 'act'> &
  Partial<Pick<Entry, 'about' | 'replacedBy' | 'notCounted' | 'day'>>

/** Lines of the ledger as a visit writes them. */
export function createLines({ people, ledger }: Pick<CareNeeds, 'people' | 'ledger'>) {
  async function write(visit: Visit, fact: Fact): Promise<string> {
    const line = await ledger.record({ day: servedOn(visit), ...(await whereOf(visit)), ...fact })
    return line.id
  }

  /** One line a service, by who did it: not by who confirmed it. */
  async function services(
    visit: Visit,
    kinds: readonly ServiceKind[],
    of: { source: string; notCounted?: NeverCounted },
  ): Promise<string[]> {
    const lines: string[] = []
    for (const kind of kinds) {
      lines.push(await write(visit, { ...of, item: `service.${kind}`, act: servedBy(visit) }))
    }
    return lines
  }

  /** Of whom, by which house and team, and where; a file merged since is the kept person's. */
  async function whereOf(
    visit: Visit,
  ): Promise<Pick<Entry, 'elderId' | 'orgId' | 'teamId' | 'place'>> {
    // One after the other: they may be the first of a transaction, which only one can begin.
    const elderId = await people.keptId(visit.elderId)
    const staff = await people.staffOf(visit.staffIds.slice(0, 1), visit.day)
    const post = staff.find(({ role }) => (careRoles as readonly string[]).includes(role))
    return {
      elderId,
      orgId: post?.orgId ?? visit.orgId,
      ...(post?.teamId ? { teamId: post.teamId } : {}),
      place: visit.home ? 'home' : 'centre',
    }
  }

  return { write, services }
}

/** The day somebody came, which is the planned one unless the phone says otherwise. */
const servedOn = ({ reached, day }: Visit): Day =>
  reached.arrived ? dayOf(new Date(reached.arrived)) : day

const servedBy = ({ trail, asked }: Visit): Act =>
  trail.findLast(({ event }) => event === 'finish')?.act ?? asked
