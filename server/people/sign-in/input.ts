import { z } from 'zod'
import { staffRoles } from '../../../shared/session'
import type {
  BindRequest,
  EndStaffRequest,
  IntroduceRequest,
  InviteRequest,
  WechatSignInRequest,
} from '../../../shared/sign-in'
import { day, line, objectId, slug } from '../../kit/input'

/** Codes of WeChat are opaque. */
const wechatCode = z.string().regex(/^[\x21-\x7E]{1,256}$/)
/** Letters WeChat's own name field may hold; no digits, so that a number is never taken for a name. */
const personName = line(40).refine((name) => !/\d/.test(name), '姓名里不能有数字')

export const wechatInput = z.strictObject({
  code: wechatCode,
}) satisfies z.ZodType<WechatSignInRequest>

export const bindInput = z.strictObject({
  phoneCode: wechatCode,
  name: line(40),
  identityNumber: line(40),
}) satisfies z.ZodType<BindRequest>

export const introduceInput = z.strictObject({
  name: personName,
}) satisfies z.ZodType<IntroduceRequest>

/** Typed or scanned: bind codes and invitations. */
export const codeInput = z.strictObject({ code: line(60) })

export const totpInput = z.strictObject({ code: z.string().regex(/^\d{6}$/, '请输入 6 位数字') })

export const pollInput = z.strictObject({ secret: z.string().regex(/^[\w-]{43}$/) })
export const ticketParams = z.strictObject({ ticket: z.string().regex(/^[\w-]{22}$/) })

export const idParams = z.strictObject({ id: objectId })
export const bindingParams = z.strictObject({ id: objectId, bindingId: objectId })
export const sessionParams = z.strictObject({ id: z.string().regex(/^[\w-]{43}$/) })

export const inviteInput = z.strictObject({
  name: personName,
  role: z.enum(staffRoles),
  orgId: slug,
  teamId: slug.exactOptional(),
  title: line(40),
}) satisfies z.ZodType<InviteRequest>

export const orgQuery = z.strictObject({ orgId: slug })
export const endStaffInput = z.strictObject({ on: day }) satisfies z.ZodType<EndStaffRequest>
