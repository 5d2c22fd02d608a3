/** A county whose people have WeChat accounts on a local WeChat server, and the jobs that send. */
import mongoose from 'mongoose'
import { accountStore } from '../../../server/people/stores/accounts'
import type { NoticeKind, PhoneListRow } from '../../../shared/notices'
import { startApi } from '../../support/api'
import type { Client } from '../../support/api'
import { settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'
import { startWechatServer } from '../../support/wechat-server'
import type { WechatServer } from '../../support/wechat-server'
import type { County } from '../contracts/steps'

export interface Post extends County {
  wechat: WechatServer
  stop: () => Promise<void>
}

export async function openPost(label: string, more: object = {}): Promise<Post> {
  const wechat = await startWechatServer()
  const api = await startApi({ label, wechat: { ...wechat.settings, timeoutMs: 300 }, ...more })
  const staff = await settleCounty()
  const as = {} as Record<keyof Staff, Client>
  for (const [role, id] of Object.entries(staff)) as[role as keyof Staff] = await api.signIn(id)
  const stop = async () => {
    await api.stop()
    await wechat.stop()
  }
  return { api, staff, as, wechat, stop }
}

/** The person has bound a WeChat account; answers its openid. */
export async function bindWechat(personId: string): Promise<string> {
  const openid = `openid-of-${personId}`
  const { id } = await accountStore.seen({ openid }, new Date())
  await accountStore.become(id, personId)
  return openid
}

/** The person said yes to so many messages of a template, on the phone and at WeChat. */
export async function allow(
  { api, wechat }: Post,
  personId: string,
  templateId: string,
  times = 1,
): Promise<void> {
  const phone = await api.signIn(personId)
  for (let time = 0; time < times; time++) {
    const answers = [{ templateId, answer: 'accept' }]
    expect((await phone.post('/api/notices/grants', { answers })).status).toBe(204)
  }
  wechat.grant(`openid-of-${personId}`, templateId, times)
}

/** Sets the clock and runs what is due. */
export async function at({ api }: Post, instant: string): Promise<void> {
  api.clock.set(instant)
  await api.app.jobs.runDue()
}

export interface StoredNotice {
  _id: string
  kind: NoticeKind
  recipientId: string
  state: string
  channel?: string
  why?: string
  dueAt: Date
  sendAt: Date
  text: string
}

/** The rows about an elder as they lie in the database, oldest first. */
export async function rowsAbout(elderId: string, kind?: NoticeKind): Promise<StoredNotice[]> {
  const filter = { elderId, ...(kind ? { kind } : {}) }
  const rows = mongoose.connection.collection<StoredNotice>('notices')
  return rows.find(filter).sort({ dueAt: 1, rank: 1 }).toArray()
}

export const stateOf = async (elderId: string, kind: NoticeKind) =>
  (await rowsAbout(elderId, kind)).map(({ state, channel, why }) => [state, channel, why])

/** Whom a client of the centre must call about an elder. */
export async function callsAbout(client: Client, elderId: string): Promise<PhoneListRow[]> {
  const { body } = await client.get('/api/notices/phone-list?limit=100')
  const { items } = body as { items: PhoneListRow[] }
  return items.filter(({ elder }) => elder.id === elderId)
}

/** The text fields of the messages that reached an account. */
export const receivedBy = ({ wechat }: Post, personId: string): Record<string, string>[] =>
  wechat.sent
    .filter(({ touser }) => touser === `openid-of-${personId}`)
    .map(({ data }) =>
      Object.fromEntries(Object.entries(data).map(([name, { value }]) => [name, value])),
    )
