import { VisitModel } from '../../../server/visits/model'
import { ClaimModel } from '../../../server/schedule/models/claim'
import { factsOf } from '../../../server/town/facts'
import { generateTown, TOWN_SEED } from '../../../server/town/generate'
import type { Api } from '../../support/api'
import { startTownApi } from '../../support/town-api'

let api: Api
const plan = generateTown(TOWN_SEED)
const facts = factsOf(plan)
beforeAll(async () => {
  api = await startTownApi('2026-03-04T10:00:00+08:00')
}, 300_000)
afterAll(() => api.stop())

describe('the visits of the town', () => {
  it('hold every time they name, none of them twice', async () => {
    const visits = await VisitModel.find().lean()
    const claims = new Map((await ClaimModel.find().lean()).map((row) => [row._id, row.visitId]))
    const coming = visits.filter(({ claims: keys }) => keys.length > 0)
    expect(coming.length).toBeGreaterThan(15)
    for (const { _id, claims: keys } of coming) {
      const cells = keys.filter((key) => !key.startsWith('n:'))
      const foreign = cells.filter((key) => claims.get(key) !== String(_id))
      const places = keys.filter((key) => claims.get(key) === String(_id) && key.startsWith('n:'))
      expect([String(_id), foreign, places.length]).toEqual([String(_id), [], 1])
    }
  })

  it('of the past stand for services that count already', async () => {
    const past = await VisitModel.find({ state: 'confirmed' }).lean()
    expect(past.length).toBeGreaterThan(0)
    const { ledgerReads } = api.rooms
    for (const { elderId, day, lineIds } of past) {
      const times = await ledgerReads.timesByKind([elderId], day, day)
      expect([lineIds.length, times.get('home-visit')]).toEqual([1, 1])
    }
  })

  it('begin without anybody in danger; the sign of yesterday tells who helped', async () => {
    const desk = await api.signIn(facts.id('desk-org-taoyuan'))
    const list = async (state: string) => {
      const path = `/api/visits/red-flags?orgId=org-taoyuan&state=${state}`
      return (await desk.get<{ items: object[] }>(path)).body.items
    }
    expect(await list('open')).toEqual([])
    expect(await list('closed')).toMatchObject([
      {
        ...{ elder: { name: '赵德福' }, byName: '王秀兰', relation: '配偶' },
        at: '2026-03-03T00:40:00.000Z',
        flags: [{ code: 'fell-cannot-rise' }],
        closed: { at: '2026-03-03T01:30:00.000Z' },
      },
    ])
  })

  it('let the daughter book for her mother on the first morning', async () => {
    const daughter = await api.signIn(facts.id('chen-min'))
    const elderId = facts.id('li-guiying')
    const { body: list } = await daughter.get(`/api/visits?elderId=${elderId}`)
    expect((list.items as { name: string }[]).map(({ name }) => name)).toContain(
      '伤口换药（普通）、拆线',
    )
    const services = await daughter.get(`/api/visits/services?elderId=${elderId}`)
    expect(services.body).toHaveLength(29)
    const answers = Object.fromEntries(
      [
        'chest-pain',
        'breathless',
        'stroke-signs',
        'not-wakeable',
        'bleeding',
        'fell-cannot-rise',
      ].map((flag) => [flag, false]),
    )
    const { body: clear } = await daughter.post('/api/visits/red-flags', { elderId, answers })
    const query = `elderId=${elderId}&code=urinaryCath&from=2026-03-05&days=14&pass=${clear.pass as string}`
    const { body: free } = await daughter.get(`/api/visits/times?${query}`)
    const [day] = (free.days as { day: string; times: { time: string }[] }[]).filter(
      ({ times }) => times.length > 0,
    )
    const booked = await daughter.post('/api/visits', {
      ...{ elderId, code: 'urinaryCath', pass: clear.pass, day: day?.day },
      time: day?.times[0]?.time,
    })
    expect([booked.status, booked.body.askedBy]).toEqual([201, { name: '陈敏', relation: '女儿' }])
  })
})
