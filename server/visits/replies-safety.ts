import { z } from 'zod'
import { unplacedReasons } from '../../shared/visits/route'
import type { DayRouteView } from '../../shared/visits/route'
import { adverseClasses, harmLevels } from '../../shared/visits/safety'
import type {
  AdverseSummary,
  AdverseView,
  AlarmProgress,
  AlarmView,
  ComplaintView,
  FollowUpView,
  RedFlagSeen,
} from '../../shared/visits/safety'
import { channels } from '../../shared/session'
import { redFlags } from '../../shared/visits/kinds'
import { cardReply } from './replies'

const text = z.string()
const said = z.strictObject({ note: text, byName: text, at: text })

const alarmFields = {
  id: text,
  cause: z.enum(['pressed', 'overtime']),
  raisedBy: text,
  raisedAt: text,
  told: z.array(z.strictObject({ name: text, at: text })),
  acknowledgedBy: text.exactOptional(),
  acknowledgedAt: text.exactOptional(),
}

export const alarmProgressReply = z.strictObject(alarmFields) satisfies z.ZodType<AlarmProgress>

export const alarmReply = z.strictObject({
  ...alarmFields,
  visit: cardReply,
  closedNote: text.exactOptional(),
  closedBy: text.exactOptional(),
  closedAt: text.exactOptional(),
}) satisfies z.ZodType<AlarmView>

export const adverseReply = z.strictObject({
  id: text,
  visit: cardReply,
  class: z.enum(adverseClasses),
  harm: z.enum(harmLevels),
  what: text,
  at: text,
  firstAid: text,
  byName: text,
  reportDueAt: text,
  reportedAt: text.exactOptional(),
  reportedTo: text.exactOptional(),
  followUp: said.exactOptional(),
}) satisfies z.ZodType<AdverseView>

const count = z.number().int().min(0)
export const adverseSummaryReply = z.strictObject({
  from: text,
  to: text,
  all: count,
  byClass: z.record(z.enum(adverseClasses), count),
  byHarm: z.record(z.enum(harmLevels), count),
  reportedLate: count,
}) satisfies z.ZodType<AdverseSummary>

export const complaintReply = z.strictObject({
  id: text,
  visit: cardReply,
  text,
  byName: text,
  at: text,
  dueOn: text,
  closed: said.exactOptional(),
}) satisfies z.ZodType<ComplaintView>

export const followUpReply = z.strictObject({
  id: text,
  visit: cardReply,
  dueAt: text,
  doneAt: text.exactOptional(),
  findings: text.exactOptional(),
  conditionChanged: z.boolean().exactOptional(),
}) satisfies z.ZodType<FollowUpView>

export const redFlagSeenReply = z.strictObject({
  id: text,
  elder: z.strictObject({ id: text, name: text, age: count.exactOptional() }),
  phone: text.exactOptional(),
  flags: z.array(z.strictObject({ code: z.enum(redFlags), says: text })),
  byName: text,
  relation: text.exactOptional(),
  channel: z.enum(channels),
  at: text,
  acknowledgedBy: text.exactOptional(),
  acknowledgedAt: text.exactOptional(),
  closed: said.exactOptional(),
}) satisfies z.ZodType<RedFlagSeen>

export const dayRouteReply = z.strictObject({
  day: text,
  households: z.array(
    z.strictObject({
      address: text,
      metresFromLast: z.number().exactOptional(),
      visits: z.array(cardReply),
    }),
  ),
  unplaced: z.array(z.strictObject({ visit: cardReply, why: z.enum(unplacedReasons), says: text })),
  clinic: z.array(cardReply),
}) satisfies z.ZodType<DayRouteView>
