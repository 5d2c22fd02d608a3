import { z } from 'zod'
import { callOutcomes, callReasons, noticeKinds } from '../../shared/notices'
import { pageOf } from '../kit/input'

const who = z.strictObject({ id: z.string(), name: z.string() })
const kind = z.enum(noticeKinds)

const noticeReply = z.strictObject({
  id: z.string(),
  kind,
  title: z.string(),
  text: z.string(),
  at: z.string(),
  read: z.boolean(),
  urgent: z.boolean(),
  page: z.string().exactOptional(),
  about: who.exactOptional(),
})
export const noticesReply = pageOf(noticeReply).extend({ unread: z.number() })

export const settingsReply = z.strictObject({
  quietFrom: z.string(),
  quietTo: z.string(),
  muted: z.array(kind),
})

export const templatesReply = z.array(
  z.strictObject({
    kind,
    templateId: z.string(),
    title: z.string(),
    longTerm: z.boolean(),
  }),
)

export const phoneListRowReply = z.strictObject({
  id: z.string(),
  elder: who,
  phone: z.string().exactOptional(),
  kind,
  text: z.string(),
  why: z.enum(callReasons),
  dueAt: z.string(),
  doneAt: z.string().exactOptional(),
  doneByName: z.string().exactOptional(),
  outcome: z.enum(callOutcomes).exactOptional(),
})
export const phoneListReply = pageOf(phoneListRowReply)
