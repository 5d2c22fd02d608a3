import type { RedFlagSeen } from '../../../../shared/visits/safety'
import { NoticeModel } from '../../../../server/notices/models/notice'
import type { Client } from '../../../support/api'
import { allWell } from '../house'
import { codeOf, openHome } from './steps'
import type { Home } from './steps'

let home: Home
beforeAll(async () => {
  home = await openHome('red-flag-care')
}, 60_000)
afterAll(() => home.api.stop())
beforeEach(() => home.api.clock.set('2026-03-04T10:00:00+08:00'))

const told = (client: Client, signs: object, more: object = {}) =>
  client.post('/api/visits/red-flags', {
    ...{ elderId: home.elderId, answers: { ...allWell, ...signs } },
    ...more,
  })
const listOf = async (client: Client, query = '?orgId=org-east') =>
  (await client.get<{ items: RedFlagSeen[]; next?: string }>(`/api/visits/red-flags${query}`)).body
const newest = async (client = home.desk) => (await listOf(client)).items[0]?.id ?? ''
const acknowledge = (client: Client, id: string) =>
  client.post<RedFlagSeen>(`/api/visits/red-flags/${id}/acknowledge`)
const close = (client: Client, id: string, note = '120 已接走，家属陪同') =>
  client.post<RedFlagSeen>(`/api/visits/red-flags/${id}/close`, { note })

describe('a sign that was told', () => {
  it('stands on the list of the house: which, for whom, by whom and when', async () => {
    await told(home.daughter, { 'chest-pain': true, bleeding: true })
    const { items } = await listOf(home.desk)
    expect(items[0]).toMatchObject({
      elder: { id: home.elderId, name: '钱秀英', age: 85 },
      flags: [
        { code: 'chest-pain', says: '胸口痛，或者胸口像被压住' },
        { code: 'bleeding', says: '出血止不住，吐血或者拉黑便' },
      ],
      ...{ byName: '钱女儿', relation: '子女', channel: 'mini-program' },
      at: '2026-03-04T02:00:00.000Z',
    })
    expect(items[0]).not.toHaveProperty('acknowledgedBy')
  })

  it('opens from the notice of whoever was told, who needs to name no house', async () => {
    await told(home.elder, { breathless: true })
    const { body } = await home.desk.get<{ items: { kind: string; page?: string }[] }>(
      '/api/notices?limit=100',
    )
    const notice = body.items.find(({ kind }) => kind === 'visit.red-flag')
    expect(notice?.page).toBe('/office/red-flags/index')
    expect((await listOf(home.desk, '')).items[0]?.flags[0]?.code).toBe('breathless')
  })

  it('shows the phone to call masked', async () => {
    await home.desk.post(`/api/people/${home.elderId}/phones`, {
      ...{ number: '13812345678', owner: 'self' },
    })
    await told(home.elder, { breathless: true })
    expect((await listOf(home.desk)).items[0]?.phone).toBe('138****5678')
  })

  it('says when staff asked for a caller', async () => {
    await told(home.desk, { 'fell-cannot-rise': true }, { channel: 'phone' })
    const [seen] = (await listOf(home.desk)).items
    expect(seen).toMatchObject({ byName: '东前台', channel: 'phone' })
  })

  it('is one page after the other, newest first', async () => {
    home.api.clock.set('2026-03-04T11:00:00+08:00')
    await told(home.elder, { 'stroke-signs': true })
    const first = await listOf(home.desk, '?orgId=org-east&limit=1')
    expect(first.items[0]?.flags[0]?.code).toBe('stroke-signs')
    const second = await listOf(home.desk, `?orgId=org-east&limit=1&after=${first.next ?? ''}`)
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id)
    expect(first.items[0]?.at && second.items[0]?.at).toBe('2026-03-04T02:00:00.000Z')
  })

  it('writes for the elder who saw it, with its own word', async () => {
    await told(home.elder, { breathless: true })
    await listOf(home.manager)
    const { body } = await home.elder.get(`/api/people/${home.elderId}/opened?limit=100`)
    const rows = body.items as { byName: string; what: string }[]
    expect(rows.filter(({ byName }) => byName === '东主任')).toMatchObject([{ what: 'red-flags' }])
  })

  it('stands in what the elder may take with her', async () => {
    await told(home.daughter, { 'chest-pain': true, bleeding: true })
    const { body } = await home.elder.get<{ parts: { key: string; rows: object[] }[] }>(
      '/api/me/export',
    )
    const part = body.parts.find(({ key }) => key === 'red-flags')
    const answered = {
      回答人: '钱女儿',
      急症情况: '胸口痛，或者胸口像被压住；出血止不住，吐血或者拉黑便',
    }
    expect(part?.rows).toContainEqual(expect.objectContaining(answered))
  })
})

describe('whoever looks after a sign', () => {
  beforeEach(() => told(home.elder, { 'not-wakeable': true }))

  it('takes it, and writes down what was done; then it waits for nobody', async () => {
    const id = await newest()
    const taken = await acknowledge(home.desk, id)
    expect([taken.status, taken.body]).toMatchObject([
      200,
      { acknowledgedBy: '东前台', acknowledgedAt: '2026-03-04T02:00:00.000Z' },
    ])
    home.api.clock.set('2026-03-04T10:12:00+08:00')
    expect((await close(home.manager, id)).body.closed).toEqual({
      ...{ note: '120 已接走，家属陪同', byName: '东主任', at: '2026-03-04T02:12:00.000Z' },
    })
    expect((await listOf(home.desk)).items.map((each) => each.id)).not.toContain(id)
    expect((await listOf(home.desk, '?orgId=org-east&state=closed')).items).toMatchObject([{ id }])
  })

  it('is one of two who take it at the same moment', async () => {
    const id = await newest()
    const answers = await Promise.all([acknowledge(home.desk, id), acknowledge(home.manager, id)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const late = answers.find(({ status }) => status === 409)
    expect(late && codeOf(late)).toEqual([409, 'red-flag.taken'])
  })

  it('is one of two who write down the end', async () => {
    const id = await newest()
    await acknowledge(home.desk, id)
    const answers = await Promise.all([
      close(home.desk, id, '已送医'),
      close(home.manager, id, '误按'),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(codeOf(await close(home.desk, id))).toEqual([409, 'red-flag.closed'])
    expect(codeOf(await acknowledge(home.desk, id))).toEqual([409, 'red-flag.closed'])
  })

  it('takes it before writing the end, and says what was done', async () => {
    const id = await newest()
    expect(codeOf(await close(home.desk, id))).toEqual([409, 'red-flag.not-taken'])
    await acknowledge(home.desk, id)
    expect((await close(home.desk, id, ' ')).status).toBe(422)
  })

  it('works for the house: nobody else finds it', async () => {
    const id = await newest()
    const west = await home.api.signIn(home.staff.westDesk)
    expect((await west.get('/api/visits/red-flags?orgId=org-east')).status).toBe(404)
    expect((await listOf(west, '')).items).toEqual([])
    expect(codeOf(await acknowledge(west, id))).toEqual([404, 'red-flag.not-found'])
    expect((await home.elder.get('/api/visits/red-flags')).status).toBe(403)
    const nurse = await home.api.signIn(home.staff.stationNurse)
    expect(codeOf(await acknowledge(nurse, id))).toEqual([404, 'red-flag.not-found'])
  })
})

describe('an elder with a team', () => {
  it('is looked after by it: whoever belongs to it finds the sign without the house', async () => {
    const { elder, elderId, doctor } = home
    const { body: offered } = await elder.get('/api/agreement?packageCode=basic')
    const { body: contract } = await elder.post('/api/contracts', {
      ...{ elderId, teamId: 'team-east', packageCode: 'basic', termMonths: 12 },
      agreementVersion: offered.version as string,
    })
    await doctor.post(`/api/contracts/${contract.id as string}/accept`)
    await told(elder, { bleeding: true })
    const [seen] = (await listOf(home.nurse, '')).items
    expect(seen?.flags[0]?.code).toBe('bleeding')
    expect((await acknowledge(home.nurse, seen?.id ?? '')).body.acknowledgedBy).toBe('东护士')
    expect((await listOf(home.desk)).items[0]).toMatchObject({ acknowledgedBy: '东护士' })
    const notices = await NoticeModel.find({
      kind: 'visit.red-flag',
      recipientId: home.staff.nurse,
    })
    expect(notices.length).toBeGreaterThan(0)
  })
})
