import { standingOn } from '../../shared/contracts'
import { addDays, dayOf } from '../../shared/day'
import type { Day } from '../../shared/day'
import type { Act } from '../../shared/session'
import type { OwedNotice, Subject, Tell } from '../kit/owed-notice'
import type { Clock } from '../kit/clock'
import { eachDue } from '../kit/each-due'
import type { Job, Turn } from '../kit/jobs'
import type { PeopleReads } from '../people/reads'
import { contractStore } from './store'
import type { Contract } from './types'

/** Told when so many days are left, the last one among them, at this time of day. */
const warnings = [
  { kind: 'contract.expiring-30', daysLeft: 30 },
  { kind: 'contract.expiring-7', daysLeft: 7 },
] as const
const MORNING = 'T08:30:00+08:00'
/** Older news is no news: an import or a long silence must not tell what happened weeks ago. */
const NEWS_HOLDS_DAYS = 3
const BATCH = 200
const page = '/pages/contract/index'

interface Needs {
  people: Pick<PeopleReads, 'team'>
  clock: Clock
  tell: Tell
}

/** What the family of an elder is owed to be told about a contract. */
export function createContractNotices({ people, clock, tell }: Needs) {
  /** All that is owed about a contract as it stands now. */
  async function owedOf(contract: Contract): Promise<OwedNotice[]> {
    const team = (await people.team(contract.teamId))?.name ?? '家庭医生团队'
    const { elderId, teamId } = contract
    const owed = [...newsOf(contract, team), ...warningsOf(contract, clock.today())]
    const fresh = owed.filter(({ until }) => until >= clock.today())
    return fresh.map(({ until: _until, ...notice }) => ({ ...notice, elderId, teamId, page }))
  }

  /** After every change of a contract, in its transaction. */
  const told = async (contract: Contract): Promise<void> =>
    tell(subjectOf(contract), await owedOf(contract))

  /** The same for a contract read again, before anything goes out. */
  async function stillOwed(contractId: string): Promise<OwedNotice[]> {
    const [contract] = await contractStore.byIds([contractId])
    return contract ? owedOf(contract) : []
  }

  /** Every morning: contracts that run out soon, also those that came by import and relatives linked since. */
  async function tellOfExpiring(turn: Turn): Promise<number> {
    return eachDue(
      endingSoon(),
      { turn, nameOf: ({ id }) => `contract ${id}` },
      async (contract) => {
        await told(contract)
        return true
      },
    )
  }

  async function* endingSoon() {
    const window = { from: clock.today(), to: addDays(clock.today(), warnings[0].daysLeft) }
    for (let after: Contract | undefined; ;) {
      const contracts = await contractStore.endingWithin(window, BATCH, after)
      yield* contracts
      after = contracts.at(-1)
      if (contracts.length < BATCH) return
    }
  }

  const expiring: Job = {
    name: 'contracts.expiring',
    at: '0 8 * * *',
    run: async (turn) => ({ looked: await tellOfExpiring(turn) }),
  }

  return { told, stillOwed, jobs: [expiring] as const }
}

const subjectOf = ({ id }: Pick<Contract, 'id'>): Subject => ({ room: 'contract', id })

/** `until` is the last day on which it is still worth telling. */
type Said = Pick<OwedNotice, 'kind' | 'at' | 'text' | 'except'> & { until: Day }

/** What happened; who did it need not be told. */
function newsOf(contract: Contract, team: string): Said[] {
  const { status, asked, signed, closed, endReason, returnReason } = contract
  switch (status) {
    case 'requested':
      return news('asked', asked, `已向${team}申请签约，请等候回复`)
    case 'drafted':
      return news('asked', asked, `${team}起草了签约，请您确认`)
    case 'returned':
      return news('returned', closed, `${team}没有受理：${returnReason ?? '请联系团队'}`)
    case 'active':
      return news('accepted', signed, `与${team}的签约已生效`)
    case 'withdrawn':
      return []
    case 'ended':
      return isSilent(endReason) ? [] : news('ended', closed, `与${team}的签约已结束`)
  }
}

/** Nobody is written to about the end of a contract by death or moving away. */
const isSilent = (reason: Contract['endReason']) => reason === 'died' || reason === 'moved'

function news(
  what: 'asked' | 'accepted' | 'returned' | 'ended',
  act: Act | undefined,
  text: string,
): Said[] {
  if (!act) return []
  const at = new Date(act.at)
  const until = addDays(dayOf(at), NEWS_HOLDS_DAYS)
  return [{ kind: `contract.${what}`, at, text, except: act.byId, until }]
}

/** Each warning holds until the next one takes its place, the last one to the end. */
function warningsOf(contract: Contract, today: Day): Said[] {
  const { endsOn } = contract
  if (!endsOn || !['active', 'expiring', 'upcoming'].includes(standingOn(contract, today)))
    return []
  return warnings.map(({ kind, daysLeft }, index) => {
    const next = warnings[index + 1]
    const at = new Date(`${addDays(endsOn, 1 - daysLeft)}${MORNING}`)
    const until = next ? addDays(endsOn, -next.daysLeft) : endsOn
    return { kind, at, text: `家庭医生签约${dayWords(endsOn)}到期，可以续约`, until }
  })
}

/** `dayWords('2026-04-02') //=> '4月2日'` */
const dayWords = (day: Day) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
