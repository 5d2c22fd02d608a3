import { z } from 'zod'
import { callOutcomes, noticeKinds } from '../../shared/notices'
import type { GrantsRequest, NoticeSettings } from '../../shared/notices'
import { objectId, pageQuery, slug } from '../kit/input'

const MOST_AT_ONCE = 100
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间格式不对')

export const noticeParams = z.strictObject({ id: objectId })
export const inboxQuery = z.strictObject(pageQuery)
export const readInput = z.strictObject({ ids: z.array(objectId).min(1).max(MOST_AT_ONCE) })

export const settingsInput = z.strictObject({
  quietFrom: timeOfDay,
  quietTo: timeOfDay,
  muted: z.array(z.enum(noticeKinds)).max(noticeKinds.length),
}) satisfies z.ZodType<NoticeSettings>

/** `wx.requestSubscribeMessage` takes at most 5 templates; the program asks for 3. */
export const grantsInput = z.strictObject({
  answers: z
    .array(
      z.strictObject({
        templateId: z.string().min(1).max(100),
        answer: z.enum(['accept', 'reject', 'ban', 'filter']),
      }),
    )
    .min(1)
    .max(5),
}) satisfies z.ZodType<GrantsRequest>

export const phoneListQuery = z.strictObject({ teamId: slug.exactOptional(), ...pageQuery })
export const doneInput = z.strictObject({ outcome: z.enum(callOutcomes) })
