import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { paths, registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'

let api: Api
let staff: Staff
let desk: Client
let elder: string
beforeAll(async () => {
  api = await startApi({ label: 'relatives' })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
})
beforeEach(async () => {
  elder = await registerElder({ name: '李秀英' })
})
afterAll(() => api.stop())

const link = (body: object) => desk.post(`/api/people/${elder}/relatives`, body)
const unlink = (id: string) => desk.post(`/api/people/${elder}/relatives/${id}/end`)
const daughter = async () => {
  const { body } = await link({ relativeName: '陈小敏', relation: '母亲' })
  return (body.relatives as { personId: string }[])[0]?.personId ?? ''
}

describe('a relative', () => {
  it('may be somebody new, by name', async () => {
    const { status, body } = await link({ relativeName: '陈小敏', relation: '母亲' })
    expect(status).toBe(200)
    expect(body.relatives).toEqual([
      { personId: expect.any(String), name: '陈小敏', relation: '子女' },
    ])
  })

  it('may be somebody in the register: a husband for his wife', async () => {
    const husband = await registerElder({ name: '陈国庆', sex: 'male' })
    expect((await link({ relativeId: husband, relation: '配偶' })).body.relatives).toEqual([
      { personId: husband, name: '陈国庆', relation: '配偶' },
    ])
  })

  it('sees the elder and may act for her, until it ends: the next call finds nothing', async () => {
    const relativeId = await daughter()
    const client = await api.signIn(relativeId)
    expect((await client.get('/api/session')).body).toEqual({
      person: { id: relativeId, name: '陈小敏', resident: false },
      roles: [],
      actsFor: [{ elderId: elder, name: '李秀英', relation: '母亲' }],
      demo: false,
    })
    expect((await client.get(`/api/people/${elder}`)).status).toBe(200)

    expect((await unlink(relativeId)).status).toBe(200)
    expect((await client.get(`/api/people/${elder}`)).status).toBe(404)
    expect((await client.get('/api/session')).body.actsFor).toEqual([])
    expect(await api.rooms.people.reads.mandated(relativeId, elder)).toBe(false)
  })

  it('is linked at most once at a time, also when two desks write at once', async () => {
    const body = { relativeId: await registerElder({ name: '陈国庆' }), relation: '配偶' }
    const answers = await Promise.all(Array.from({ length: 5 }, () => link(body)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { status, body } of answers.filter((each) => each.status !== 200)) {
      expect([status, body.error.code]).toEqual([409, 'relative.linked'])
    }
  })

  it('may be somebody outside the register who is a relative of another elder here', async () => {
    const relativeId = await daughter()
    const father = await registerElder({ name: '陈国庆', sex: 'male' })
    const path = `/api/people/${father}/relatives`
    const { body } = await desk.post(path, { relativeId, relation: '父亲' })
    expect(body.relatives).toMatchObject([{ personId: relativeId, name: '陈小敏' }])
  })

  it('of nobody here is answered like one who is missing, so that no id tells a name', async () => {
    const neighbour = await registerElder({ name: '西山老人', orgPath: paths.west })
    const ended = await daughter()
    await unlink(ended)
    const missing = await link({ relativeId: 'f'.repeat(24), relation: '母亲' })
    for (const relativeId of [neighbour, staff.westDoctor, staff.nurse, ended]) {
      const { status, body } = await link({ relativeId, relation: '母亲' })
      expect(status).toBe(404)
      expect({ ...body.error, requestId: '' }).toEqual({ ...missing.body.error, requestId: '' })
    }
  })

  it('is never the one who writes it down: staff give themselves no mandate', async () => {
    const { status, body } = await link({ relativeId: staff.desk, relation: '母亲' })
    expect([status, body.error.code]).toEqual([403, 'relative.own-link'])
    expect((await (await api.signIn(staff.desk)).get('/api/session')).body.actsFor).toEqual([])
  })

  it.each([
    ['herself', () => ({ relativeId: elder, relation: '配偶' }), 422, 'relative.self'],
    ['nobody', () => ({ relativeId: 'f'.repeat(24), relation: '母亲' }), 404, 'relative.not-found'],
    [
      'both an id and a name',
      () => ({ relativeId: elder, relativeName: '某', relation: '母亲' }),
      422,
      'input.invalid',
    ],
    ['neither id nor name', () => ({ relation: '母亲' }), 422, 'input.invalid'],
    ['an unknown relation', () => ({ relativeName: '某', relation: '朋友' }), 422, 'input.invalid'],
  ])('cannot be %s', async (_, body, status, code) => {
    const answer = await link(body())
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
  })

  it('that is none cannot be ended', async () => {
    expect((await unlink('f'.repeat(24))).body.error.code).toBe('relative.not-found')
  })

  it('is linked by staff of the elder only', async () => {
    const body = { relativeName: '某人', relation: '母亲' }
    const path = `/api/people/${elder}/relatives`
    expect((await (await api.signIn(elder)).post(path, body)).status).toBe(403)
    expect((await (await api.signIn(staff.westDesk)).post(path, body)).status).toBe(404)
  })
})
