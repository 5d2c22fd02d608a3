import { randomUUID } from 'node:crypto'
import { dayOf } from '../../shared/day'
import { noticeRules } from '../../shared/notices'
import { wallNow } from '../kit/clock'
import { inOneTransaction } from '../kit/transaction'
import type { SubscribeMessage } from '../kit/wechat'
import type { NoticeNeeds } from './needs'
import { createOutcomes } from './outcomes'
import { grantStore } from './stores/grants'
import { outboxStore } from './stores/outbox'
import { dataOf } from './template-fields'
import type { Template } from './templates'
import type { Attempt, Notice } from './types'

/** Longer than two clocks differ and a call takes together, so that nobody judges a call that is under way. */
const LEASE_MS = 5 * 60_000
const noticesPage = '/pages/notices/index'

type Needs = Pick<NoticeNeeds, 'people' | 'wechat' | 'templates' | 'clock'>

interface Message {
  recipientId: string
  openid: string
  notices: readonly Notice[]
  /** The day whose digest it is; absent for what is urgent. */
  digestDay?: string
}
type Outcome = 'tried' | 'no-grant' | 'day-taken' | 'moved-on'

/** One WeChat message about one or more notices of one recipient. */
export function createSending({ people, wechat, templates, clock }: Needs) {
  const outcomes = createOutcomes({ clock })

  async function send(message: Message): Promise<Outcome> {
    const lead = await allowedLead(message)
    if (!lead) return 'no-grant'
    const attempt = attemptFor(message, lead.template)
    const begun = await begin(attempt)
    if (begun !== 'begun') return begun
    const names = await people.names([lead.notice.elderId])
    const elder = names.get(lead.notice.elderId) ?? ''
    const sent = await wechat.sendSubscribe(messageOf(message, lead, elder))
    await outcomes.settle(attempt, message.notices, sent)
    return 'tried'
  }

  /** The first notice whose template the person still allows. */
  async function allowedLead({ openid, notices }: Message) {
    const told = notices.flatMap((notice) => {
      const template = templates.of(notice.kind)
      return template ? [{ notice, template }] : []
    })
    const allowed = await grantStore.allowed(
      openid,
      told.map(({ template }) => template.id),
    )
    return told.find(({ template }) => allowed.has(template.id))
  }

  return { send }
}

export type Sending = ReturnType<typeof createSending>
interface Lead {
  notice: Notice
  template: Template
}

/** The message in the fields of its template; of several notices only how many. */
function messageOf(
  { openid, notices }: Message,
  { notice, template }: Lead,
  elder: string,
): SubscribeMessage {
  const only = notices.length === 1
  const said = {
    title: only ? noticeRules[notice.kind].title : `${notices.length}条消息`,
    text: only ? notice.text : `您有${notices.length}条消息，请点开查看`,
    elder,
    day: dayOf(notice.dueAt),
    instant: minuteOf(notice.dueAt),
  }
  const page = (only ? notice.page : undefined) ?? noticesPage
  return {
    openid,
    templateId: template.id,
    // WeChat names pages without the slash that the program itself puts in front.
    page: page.replace(/^\//, ''),
    data: dataOf(template.fields, said),
  }
}

/** `sending`, the grant and the day are written together before WeChat is asked. */
async function begin(attempt: Attempt): Promise<Exclude<Outcome, 'tried'> | 'begun'> {
  const { recipientId, openid, templateId, digestDay, noticeIds } = attempt
  try {
    return await inOneTransaction(async () => {
      const at = new Date(wallNow())
      if (digestDay && !(await outboxStore.takeDay(recipientId, attempt, at))) return 'day-taken'
      if (!(await grantStore.take(openid, templateId))) throw new MovedOn('no-grant')
      if ((await outboxStore.begin(attempt)) < noticeIds.length) throw new MovedOn('moved-on')
      return 'begun'
    })
  } catch (thrown) {
    if (thrown instanceof MovedOn) return thrown.outcome
    throw thrown
  }
}

/** Ends the transaction: somebody else used the last grant, or took or cleared a notice. */
class MovedOn extends Error {
  constructor(readonly outcome: 'no-grant' | 'moved-on') {
    super(outcome)
  }
}

function attemptFor(
  { recipientId, openid, notices, digestDay }: Message,
  template: Template,
): Attempt {
  return {
    id: randomUUID(),
    noticeIds: notices.map(({ id }) => id),
    recipientId,
    openid,
    templateId: template.id,
    ...(digestDay ? { digestDay } : {}),
    leaseUntil: new Date(wallNow() + LEASE_MS),
  }
}

/** `2026-03-04 08:30` in China. */
const minuteOf = (instant: Date): string =>
  `${dayOf(instant)} ${new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)}`
