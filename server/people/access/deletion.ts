import type { DeletionView } from '../../../shared/access'
import { addMonths } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import type { Act } from '../../../shared/session'
import { actFor } from '../../kit/actor'
import type { Caller } from '../../kit/actor'
import type { Audit } from '../../kit/audit'
import type { Clock } from '../../kit/clock'
import { inOneTransaction } from '../../kit/transaction'
import type { PeopleReads } from '../reads'
import { chainOf } from './chains'
import type { Consents } from './consents'

/** One room's part of leaving: says what it takes away when there was any. */
export interface Leaving {
  words: string
  leave: (personId: string, act: Act) => Promise<number>
}

interface Needs {
  reads: PeopleReads
  consents: Consents
  audit: Pick<Audit, 'append'>
  clock: Clock
  leavings: readonly Leaving[]
}

/** Deletes the account, not the medical file: that is not the account's, and the law keeps it. */
export function createDeletion({ reads, consents, audit, clock, leavings }: Needs) {
  async function deleteMe(caller: Caller): Promise<DeletionView> {
    const actor = await caller.actor()
    const person = await reads.person(actor.id)
    const act = actFor(actor, actor.id, clock)
    const deleted = await inOneTransaction(() => leave(caller, act))
    await audit.append(await chainOf(person), {
      kind: 'account.deleted',
      byId: actor.id,
      byName: actor.name,
      byRole: '本人',
      personIds: [actor.id],
      says: '注销账号',
    })
    const kept = person ? keptOfResident(clock.today()) : keptOfAnybody(clock.today())
    return { at: act.at, deleted, kept }
  }

  /** One room after the other: inside a transaction the database answers one at a time. */
  async function leave(caller: Caller, act: Act): Promise<string[]> {
    const deleted = (await consents.withdrawAll(caller)) > 0 ? ['收回您同意过的各项授权'] : []
    for (const { words, leave: take } of leavings)
      if ((await take(caller.id, act)) > 0) deleted.push(words)
    return deleted
  }

  return { deleteMe }
}

/** 网络日志: Cybersecurity Law of the PRC, article 21(3): at least six months. */
const keptOfAnybody = (today: Day): DeletionView['kept'] => [
  {
    what: '谁在什么时候看过、办过什么的记录',
    law: '《中华人民共和国网络安全法》：网络日志留存不少于六个月',
    until: addMonths(today, 6),
  },
]

/**
 * 门（急）诊电子病历: 《电子病历应用管理规范（试行）》 (国卫办医发〔2017〕8号): no less than 15 years after the last
 * visit. What is signed: Civil Code of the PRC, article 188: claims lapse after three years.
 */
const keptOfResident = (today: Day): DeletionView['kept'] => [
  {
    what: '健康档案和服务记录（留在为您服务的中心，不再通过小程序展示）',
    law: '《电子病历应用管理规范（试行）》：自最后一次就诊起不少于 15 年',
    until: addMonths(today, 15 * 12),
  },
  {
    what: '签约协议和授权书',
    law: '《中华人民共和国民法典》第一百八十八条：诉讼时效三年',
    until: addMonths(today, 36),
  },
  ...keptOfAnybody(today),
]
