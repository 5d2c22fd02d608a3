import mongoose from 'mongoose'
import { outboxStore } from '../../../server/notices/stores/outbox'
import { registerElder } from '../../support/build'
import { no } from '../contracts/steps'
import {
  allow,
  at,
  bindWechat,
  callsAbout,
  openPost,
  receivedBy,
  rowsAbout,
  stateOf,
} from './support'
import type { Post } from './support'
import { newNonce, nowSeconds, safeMode } from './push-support'

const { keys, encrypted, signedQuery } = safeMode()
let post: Post

beforeAll(async () => {
  post = await openPost('delivery', { push: keys })
})
afterAll(() => post.stop())
beforeEach(() => post.api.clock.set('2026-03-04T10:00:00+08:00'))

const MESSAGE_ID = '1700827132819554304'
let minute = 0

/** An elder to whom a message has gone out that WeChat gave this number. */
async function sentMessage(number: string) {
  const elderId = await registerElder()
  await bindWechat(elderId)
  await allow(post, elderId, 'demo-family')
  const kind = 'binding.made' as const
  const owed = { kind, elderId, at: new Date('2026-03-04T01:00:00Z'), text: '已绑定' }
  await post.api.rooms.notices.tell({ room: 'binding', id: elderId }, [owed])
  post.wechat.answerNext('send', { text: `{"errcode":0,"errmsg":"ok","msgid":${number}}` })
  minute += 1
  await at(post, `2026-03-04T12:${String(minute).padStart(2, '0')}:00+08:00`)
  return elderId
}

async function report(xml: string, given: Parameters<typeof signedQuery>[1] = {}) {
  const encrypt = encrypted(xml)
  const body = `<xml><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`
  const path = `/api/wechat/push?${signedQuery(encrypt, given)}`
  return post.api.stranger.send('POST', path, { body, headers: { 'Content-Type': 'text/xml' } })
}

const sentEvent = (number: string, errorCode: number) =>
  `<xml><FromUserName><![CDATA[openid]]></FromUserName><MsgType><![CDATA[event]]></MsgType>
  <Event><![CDATA[subscribe_msg_sent_event]]></Event><SubscribeMsgSentEvent><List>
  <TemplateId><![CDATA[demo-family]]></TemplateId><MsgID>${number}</MsgID>
  <ErrorCode>${errorCode}</ErrorCode><ErrorStatus><![CDATA[success]]></ErrorStatus>
  </List></SubscribeMsgSentEvent></xml>`

describe('what WeChat reports of a message', () => {
  it('makes it delivered, by a number longer than JavaScript counts', async () => {
    const elderId = await sentMessage(MESSAGE_ID)
    expect(await stateOf(elderId, 'binding.made')).toEqual([['sent', 'wechat', undefined]])
    const answer = await report(sentEvent('1700827132819554305', 0))
    expect([answer.status, answer.text]).toEqual([200, 'success'])
    expect(await stateOf(elderId, 'binding.made')).toEqual([['sent', 'wechat', undefined]])
    await report(sentEvent(MESSAGE_ID, 0))
    expect(await stateOf(elderId, 'binding.made')).toEqual([['delivered', 'wechat', undefined]])
  })

  it('puts the elder on the phone list when it could not be handed over', async () => {
    const elderId = await sentMessage('42')
    await report(sentEvent('42', 1))
    expect(await stateOf(elderId, 'binding.made')).toEqual([['failed', 'phone-list', 'failed']])
    expect(await callsAbout(post.as.desk, elderId)).toMatchObject([{ why: 'failed' }])
  })

  it.each([
    [0, 'delivered', 'wechat', undefined],
    [1, 'failed', 'phone-list', 'failed'],
  ])('is heard before WeChat has answered the sending: error %d', async (error, ...state) => {
    const number = `9000${error}`
    expect((await report(sentEvent(number, error))).text).toBe('success')
    expect(await stateOf(await sentMessage(number), 'binding.made')).toEqual([state])
  })

  it('is heard when it comes at the very moment the sending is written down', async () => {
    for (let round = 0; round < 12; round += 1) {
      const number = `8000${round}`
      const [elderId] = await Promise.all([sentMessage(number), report(sentEvent(number, 0))])
      expect(await stateOf(elderId, 'binding.made')).toEqual([['delivered', 'wechat', undefined]])
    }
  })

  it('is heard at WeChat’s next try when writing it down has failed', async () => {
    const [first, second] = [await sentMessage('501'), await sentMessage('502')]
    await report(sentEvent('501', 0))
    const notices = mongoose.connection.collection('notices')
    // The database will not take a second one of these for a while.
    const oneDelivered = { state: 'delivered', text: '已绑定五零' }
    for (const messageId of ['501', '502'])
      await notices.updateOne({ messageId }, { $set: { text: oneDelivered.text } })
    await notices.createIndex(
      { state: 1, text: 1 },
      { name: 'in the way', unique: true, partialFilterExpression: oneDelivered },
    )
    const same = { nonce: newNonce(), timestamp: nowSeconds() }
    expect((await report(sentEvent('502', 0), same)).status).toBeGreaterThanOrEqual(400)
    expect(await stateOf(second, 'binding.made')).toEqual([['sent', 'wechat', undefined]])
    await notices.dropIndex('in the way')
    expect((await report(sentEvent('502', 0), same)).text).toBe('success')
    for (const elderId of [first, second])
      expect(await stateOf(elderId, 'binding.made')).toEqual([['delivered', 'wechat', undefined]])
    expect(no(await report(sentEvent('502', 0), same))).toEqual([409, 'push.replayed'])
  })

  it('takes back the leave of who turned the messages off', async () => {
    const elderId = await registerElder()
    const openid = await bindWechat(elderId)
    await allow(post, elderId, 'demo-family', 3)
    await report(`<xml><FromUserName><![CDATA[${openid}]]></FromUserName><MsgType><![CDATA[event]]></MsgType>
      <Event><![CDATA[subscribe_msg_change_event]]></Event><SubscribeMsgChangeEvent><List>
      <TemplateId><![CDATA[demo-family]]></TemplateId>
      <SubscribeStatusString><![CDATA[reject]]></SubscribeStatusString></List></SubscribeMsgChangeEvent></xml>`)
    const left = await mongoose.connection
      .collection<{ _id: string; left: number }>('notice-grants')
      .findOne({ _id: `${openid}|demo-family` })
    expect(left?.left).toBe(0)
  })

  it('is believed in safe mode only', async () => {
    await sentMessage('43')
    const query = 'timestamp=1&nonce=1&msg_signature=x'
    const plain = await post.api.stranger.send('POST', `/api/wechat/push?${query}`, {
      body: sentEvent('43', 1),
    })
    expect(no(plain)).toEqual([422, 'input.invalid'])
  })
})

describe('a process that dies while it sends', () => {
  it('leaves a notice that is never sent again: it becomes unknown, and somebody calls', async () => {
    const elderId = await registerElder()
    await bindWechat(elderId)
    await allow(post, elderId, 'demo-family')
    const kind = 'binding.made' as const
    const owed = { kind, elderId, at: new Date('2026-03-04T01:00:00Z'), text: '已绑定' }
    await post.api.rooms.notices.tell({ room: 'binding', id: elderId }, [owed])
    const [row] = await rowsAbout(elderId)
    // As the dead process wrote it before it asked WeChat.
    const attempt = {
      id: 'of-the-dead',
      noticeIds: [row?._id ?? ''],
      recipientId: elderId,
      openid: '',
      templateId: 'demo-family',
      leaseUntil: new Date(Date.now() + 60_000),
    }
    expect(await outboxStore.begin(attempt)).toBe(1)
    await at(post, '2026-03-04T13:00:00+08:00')
    expect(await stateOf(elderId, kind)).toEqual([['sending', undefined, undefined]])
    await mongoose.connection
      .collection('notices')
      .updateOne({ elderId }, { $set: { leaseUntil: new Date(Date.now() - 1) } })
    await at(post, '2026-03-04T13:01:00+08:00')
    expect(await stateOf(elderId, kind)).toEqual([['unknown', 'phone-list', 'unknown']])
    await outboxStore.sent(attempt)
    await at(post, '2026-03-05T13:00:00+08:00')
    expect(await stateOf(elderId, kind)).toEqual([['unknown', 'phone-list', 'unknown']])
    expect(receivedBy(post, elderId)).toEqual([])
  })
})
