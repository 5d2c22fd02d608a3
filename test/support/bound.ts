/** Elders known by number and phone, and phones with WeChat, for tests of sign-in. */
import type { SignedIn } from '../../shared/sign-in'
import { startApi } from './api'
import type { Api, Client } from './api'
import { settleCounty } from './build'
import type { Answer } from './client'
import { numberOf, phoneNumber } from './documents'
import { startWechatServer } from './wechat-server'
import type { WechatServer } from './wechat-server'

let count = 0

/** What was asked for, or a refusal: the test says which. */
export type Told<Body> = Body & { error: { code: string; message: string; requestId: string } }

export interface Known {
  id: string
  name: string
  identityNumber: string
  phone: string
}

/** The small county with WeChat, its desk signed in: what every test of binding begins with. */
export async function openBindings(label: string) {
  const weixin = await startWechatServer()
  const api = await startApi({ label, wechat: weixin.settings })
  const staff = await settleCounty()
  const desk = await api.signIn(staff.desk)
  const stop = async () => {
    await api.stop()
    await weixin.stop()
  }
  let phones = 0
  return {
    ...{ weixin, api, staff, desk, stop },
    /** A phone nobody has used yet. */
    newcomer: () => openWechat(api, weixin, `o-${label}-${++phones}`),
    /** What somebody tells to be bound. */
    claimOf: ({ name, identityNumber, phone }: Known) => ({
      ...{ name, identityNumber },
      phoneCode: weixin.phoneCode(phone),
    }),
  }
}

export type Bindings = Awaited<ReturnType<typeof openBindings>>

/** A number nobody else in the run has, of a woman born on 15 January 1950. */
export const freshNumber = (): string => numberOf('1950-01-15', 'female', (count += 1))

/** An elder the desk has registered with her number and her phone. */
export async function registerKnown(desk: Client, name = '周桂花'): Promise<Known> {
  const identityNumber = freshNumber()
  const phone = phoneNumber(count)
  const { status, body, text } = await desk.post('/api/people', {
    name,
    sex: 'female',
    birthDate: '1950-01-15',
    residence: 'resident',
    communityCode: '980101001002',
    identity: { kind: 'resident-id', number: identityNumber },
    phones: [{ number: phone, owner: 'self' }],
  })
  if (status !== 201) throw new Error(text)
  return { id: body.id as string, name, identityNumber, phone }
}

/** A phone whose WeChat account signs in: nobody yet, unless it was bound before. */
export async function openWechat(api: Api, weixin: WechatServer, openid: string): Promise<Client> {
  const code = weixin.loginCode(openid)
  return goingOn(api, await api.stranger.post<Told<SignedIn>>('/api/session/wechat', { code }))
}

/** The phone goes on with the token it was given. */
export const goingOn = (api: Api, { body }: Answer<Told<SignedIn>>): Client =>
  api.withToken(body.token)

/** Status and code of an answer. */
export const refusalOf = ({
  status,
  body,
}: Answer<Told<unknown>>): [number, string | undefined] => [
  status,
  (body as Partial<Told<unknown>> | null)?.error?.code,
]
