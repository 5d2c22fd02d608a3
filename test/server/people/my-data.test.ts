import { accountStore } from '../../../server/people/stores/accounts'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { act, addRelative, registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'
import { newObjectId } from '../../../server/kit/object-id'
import { bindingStore } from '../../../server/people/stores/bindings'

let api: Api
let staff: Staff
let elderId: string
let elder: Client
let desk: Client
beforeAll(async () => {
  api = await startApi({ label: 'mine' })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
})
beforeEach(async () => {
  elderId = await registerElder({ name: '李<秀>英' })
  elder = await api.signIn(elderId)
})
afterAll(() => api.stop())

interface Exported {
  person: { id: string; name: string }
  parts: { key: string; title: string; rows: Record<string, string>[] }[]
}
const exported = async (client: Client): Promise<Exported> => {
  const { text } = await client.get('/api/me/export')
  return JSON.parse(text) as Exported
}
const rowsOf = ({ parts }: Exported, key: string) =>
  parts.find((part) => part.key === key)?.rows ?? []

/** A contract, a service, a phone and a consent of her own. */
async function live() {
  const version = (await elder.get('/api/agreement?packageCode=basic')).body.version as string
  const offer = { packageCode: 'basic', termMonths: 12, agreementVersion: version }
  await elder.post('/api/contracts', { elderId, teamId: 'team-east', ...offer })
  const nurse = await api.signIn(staff.nurse)
  await nurse.post('/api/records', {
    ...{ draftId: `mine-${elderId}`, elderId, kind: 'blood-pressure', day: '2026-03-04' },
    ...{ place: 'home', values: { systolic: 130, diastolic: 80 } },
  })
  await desk.post(`/api/people/${elderId}/phones`, { number: '13900000009', owner: 'self' })
  await elder.post('/api/consents', { purpose: 'privacy', version: '2026.1', agreed: true })
}

describe('the export of my data', () => {
  it('holds everything that is kept about me, my own numbers in the clear', async () => {
    await live()
    const data = await exported(elder)
    expect(data.person).toEqual({ id: elderId, name: '李<秀>英' })
    expect(rowsOf(data, 'person')).toMatchObject([{ 姓名: '李<秀>英', 社区: '东湖社区' }])
    expect(rowsOf(data, 'contacts')).toEqual([{ 电话: '13900000009' }])
    expect(rowsOf(data, 'contracts')).toMatchObject([{ 经手: '李<秀>英' }])
    expect(rowsOf(data, 'services')).toMatchObject([{ 日期: '2026-03-04', 医护: '东护士' }])
    expect(rowsOf(data, 'consents')).toMatchObject([{ 事项: '隐私保护指引', 决定: '同意' }])
    expect(rowsOf(data, 'opened').map(({ 看了什么 }) => 看了什么)).toContain('服务记录')
  })

  it('is a page to read too, where no name can be markup', async () => {
    await live()
    const { status, text, headers } = await elder.get('/api/me/export.html')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch('text/html')
    expect(text).toContain('李&#60;秀&#62;英的资料')
    expect(text).not.toContain('<秀>')
    expect(text).toContain('130')
    expect(text).not.toContain('<script')
  })

  it('is written down as an opening of one’s own', async () => {
    await exported(elder)
    const { items } = (await elder.get(`/api/people/${elderId}/opened`)).body
    expect(items).toMatchObject([{ what: 'export', self: true }])
  })

  it('holds nothing of anybody else: a daughter exports her own, not her mother’s', async () => {
    await live()
    const daughter = await api.signIn(
      await addRelative({ id: elderId, name: '李秀英' }, { name: '陈小敏', relation: '母亲' }),
    )
    const data = await exported(daughter)
    expect(data.person.name).toBe('陈小敏')
    expect(rowsOf(data, 'services')).toEqual([])
    expect(rowsOf(data, 'mandates')).toMatchObject([{ 老人: '李秀英', 家属: '陈小敏' }])
    expect((await api.stranger.get('/api/me/export')).status).toBe(401)
  })
})

describe('deleting my account', () => {
  const bind = async (personId: string) => {
    const { id } = await accountStore.seen({ openid: `o-${personId}` }, new Date(0))
    await accountStore.become(id, personId)
    const binding = { accountId: id, personId, way: 'in-person', act } as const
    await bindingStore.add({ id: newObjectId(), ...binding })
    return id
  }

  it('takes away the account, the sessions and what was agreed to, and names what the law keeps', async () => {
    await live()
    const accountId = await bind(elderId)
    const otherPhone = await api.signIn(elderId)
    const { status, body } = await elder.delete('/api/me')
    expect(status).toBe(200)
    expect(body).toEqual({
      at: '2026-03-04T02:00:00.000Z',
      deleted: ['收回您同意过的各项授权', '解除微信关联，忘记您的微信身份', '退出所有设备'],
      kept: [
        {
          what: expect.stringContaining('服务记录'),
          law: expect.stringContaining('电子病历应用管理规范'),
          until: '2041-03-04',
          says: '健康档案和服务记录留在为您服务的中心，不再通过小程序展示；从最后一次就诊起至少保存 15 年，按今天算到 2041年3月4日。',
        },
        {
          what: '签约协议和授权书',
          law: '《中华人民共和国民法典》第一百八十八条',
          until: '2029-03-04',
          says: expect.stringContaining('2029年3月4日'),
        },
        {
          what: expect.any(String),
          law: expect.stringContaining('网络安全法'),
          until: '2026-09-04',
          says: expect.stringContaining('至少保存 6 个月'),
        },
      ],
    })
    expect((await elder.get('/api/session')).status).toBe(401)
    expect(await accountStore.byId(accountId).catch(() => undefined)).toBeUndefined()
    expect((await accountStore.ofPeople([elderId])).length).toBe(0)
    await new Promise((resolve) => setTimeout(resolve, 5_100))
    expect((await otherPhone.get('/api/session')).status).toBe(401)
  }, 20_000)

  it('leaves the medical file with the centre, and the mandates she gave', async () => {
    await live()
    const daughter = await api.signIn(
      await addRelative({ id: elderId, name: '李秀英' }, { name: '陈小敏', relation: '母亲' }),
    )
    await elder.delete('/api/me')
    expect((await desk.get(`/api/people/${elderId}`)).status).toBe(200)
    expect((await desk.get(`/api/records?elderId=${elderId}`)).body.items).toHaveLength(1)
    expect((await daughter.get(`/api/people/${elderId}`)).status).toBe(200)
  })

  it('of a relative ends what she did for others', async () => {
    const daughterId = await addRelative(
      { id: elderId, name: '李秀英' },
      { name: '陈小敏', relation: '母亲' },
    )
    const daughter = await api.signIn(daughterId)
    const { body } = await daughter.delete('/api/me')
    expect(body.deleted).toContain('不再替别人办事')
    expect(body.kept).toHaveLength(1)
    expect(await api.rooms.people.reads.mandated(daughterId, elderId)).toBe(false)
  })

  it('of somebody of no register stands in the audit of the province, where it can be listed', async () => {
    const elder = { id: elderId, name: '李秀英' }
    const relativeId = await addRelative(elder, { name: '陈小明', relation: '母亲' })
    await (await api.signIn(relativeId)).delete('/api/me')
    const province = await api.signIn(staff.province)
    const { body } = await province.get(`/api/audit?kind=account.deleted&personId=${relativeId}`)
    expect(body.items).toMatchObject([{ byName: '陈小明', says: '注销账号' }])
  })
})
