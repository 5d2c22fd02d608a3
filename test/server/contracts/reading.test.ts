import mongoose from 'mongoose'
import { addRelative, registerElder } from '../../support/build'
import { asked, drafted, no, openCounty, signed } from './steps'
import type { County } from './steps'

let county: County

beforeAll(async () => {
  county = await openCounty('reading')
})
afterAll(() => county.api.stop())

/** The same contract once more, as data that was brought in holds it: under an id that is in no order. */
async function copyOf(id: string, changes: { id: string; at: string; status: string }) {
  const rows = mongoose.connection.collection('contracts')
  const found = await rows.findOne({ _id: new mongoose.Types.ObjectId(id) })
  const { lane: _, asked: ask, ...row } = found as { lane?: string; asked?: object }
  const { id: copyId, at, status } = changes
  const asked = { ...ask, at }
  await rows.insertOne({ ...row, status, asked, _id: new mongoose.Types.ObjectId(copyId) })
}

const idsOf = (answer: { body: { items: { id: string }[] } }) =>
  answer.body.items.map(({ id }) => id)

describe('one contract', () => {
  it('is open to the elder, her relative, her team and the desk; to another team for a reason', async () => {
    const { id, elderId, elder } = await signed(county)
    const relativeId = await addRelative(
      { id: elderId, name: '王桂芳' },
      { name: '王小芳', relation: '母亲' },
    )
    const { doctor, nurse, publicHealth, desk, manager, stationNurse } = county.as
    const readers = [elder, await county.api.signIn(relativeId), doctor, nurse, publicHealth, desk]
    for (const reader of [...readers, manager]) {
      expect((await reader.get(`/api/contracts/${id}`)).body.id).toBe(id)
    }
    const unasked = await stationNurse.get(`/api/contracts/${id}`)
    expect(unasked).toMatchObject({
      status: 403,
      body: { error: { code: 'access.reason-needed' } },
    })
    await stationNurse.post(`/api/people/${elderId}/break-glass`, { reason: '代班随访' })
    expect((await stationNurse.get(`/api/contracts/${id}`)).body.id).toBe(id)
  })

  it('is not there for others: another elder, another centre, a commission', async () => {
    const { id, elderId } = await signed(county)
    const other = await county.api.signIn(await registerElder())
    const { westDoctor, westManager, county: officer, province } = county.as
    for (const reader of [other, westDoctor, westManager, officer, province]) {
      expect(no(await reader.get(`/api/contracts/${id}`))).toEqual([404, 'contract.not-found'])
      const current = await reader.get(`/api/contracts/current?elderId=${elderId}`)
      expect(no(current)).toEqual([404, 'person.not-found'])
      const history = await reader.get(`/api/contracts?elderId=${elderId}`)
      expect(no(history)).toEqual([404, 'person.not-found'])
    }
  })

  it('answers a missing one exactly like one out of scope', async () => {
    const { id } = await signed(county)
    const { westDoctor } = county.as
    const hidden = (await westDoctor.get(`/api/contracts/${id}`)).body.error
    const missing = (await westDoctor.get(`/api/contracts/${'0'.repeat(24)}`)).body.error
    expect({ ...hidden, requestId: '' }).toEqual({ ...missing, requestId: '' })
  })
})

describe('the elder’s home page', () => {
  it('has the contract with what it owes, and the last services that count, newest first', async () => {
    const { elderId, elder } = await signed(county)
    for (const [at, day] of ['2026-03-01', '2026-03-03', '2026-03-03', '2026-03-04'].entries()) {
      const draft = { draftId: `home-page-${elderId}-${at}`, elderId, kind: 'health-consult' }
      await county.as.nurse.post('/api/records', { ...draft, day, place: 'home' })
    }
    const { body } = await elder.get(`/api/contracts/current?elderId=${elderId}`)
    expect(body.contract.entitlements).toHaveLength(4)
    expect(body.recent).toMatchObject([
      { kind: 'health-consult', day: '2026-03-04', by: '东护士', place: '家中' },
      { day: '2026-03-03' },
      { day: '2026-03-01' },
    ])
  })

  it('shows what waits beside nothing in force', async () => {
    const { elderId, elder, id } = await drafted(county)
    const { body } = await elder.get(`/api/contracts/current?elderId=${elderId}`)
    expect(body.contract).toBeUndefined()
    expect(body.pending).toMatchObject({ id, status: 'drafted' })
  })

  it('shows what waits also when an older row has a later id, and nothing once it was answered', async () => {
    const { elderId, elder, id } = await asked(county)
    const earlier = { id: 'f'.repeat(24), at: '2024-05-01T02:00:00.000Z', status: 'returned' }
    await copyOf(id, earlier)
    const path = `/api/contracts/current?elderId=${elderId}`
    expect((await elder.get(path)).body.pending).toMatchObject({ id, status: 'requested' })
    expect(idsOf(await elder.get(`/api/contracts?elderId=${elderId}`))).toEqual([id, earlier.id])
    await elder.post(`/api/contracts/${id}/withdraw`)
    expect((await elder.get(path)).body.pending).toBeUndefined()
  })

  it('shows what came back when nothing came after it', async () => {
    const { elderId, elder, id } = await asked(county)
    await county.as.doctor.post(`/api/contracts/${id}/return`, { reason: '请选择别的团队' })
    const path = `/api/contracts/current?elderId=${elderId}`
    expect((await elder.get(path)).body.pending).toMatchObject({ id, status: 'returned' })
  })
})

describe('lists of work', () => {
  it('show a team what waits for it, newest first, page by page', async () => {
    const first = await asked(county)
    const second = await asked(county)
    const third = await asked(county)
    const path = '/api/contracts?status=requested&limit=2'
    const page = await county.as.nurse.get(path)
    expect(idsOf(page)).toEqual([third.id, second.id])
    const next = await county.as.nurse.get(`${path}&after=${page.body.next}`)
    expect(idsOf(next)[0]).toBe(first.id)
  })

  it('are in the order of asking, not of ids, also from page to page', async () => {
    const { id, elderId, elder } = await asked(county)
    const older = { id: 'e'.repeat(24), at: '2024-05-02T02:00:00.000Z', status: 'ended' }
    const oldest = { id: 'e'.repeat(23) + 'f', at: '2024-05-01T02:00:00.000Z', status: 'ended' }
    for (const row of [oldest, older]) await copyOf(id, row)
    const path = `/api/contracts?elderId=${elderId}&limit=1`
    const seen: string[] = []
    for (let after = ''; seen.length < 3;) {
      const { body } = await elder.get(`${path}${after}`)
      seen.push(...idsOf({ body }))
      after = `&after=${body.next}`
    }
    expect(seen).toEqual([id, older.id, oldest.id])
  })

  it('show desk and manager their organisation, the other centre nothing, a nurse without a team nothing', async () => {
    const { id } = await asked(county)
    const path = '/api/contracts?status=requested&limit=1'
    for (const who of ['desk', 'manager'] as const) {
      expect(idsOf(await county.as[who].get(path))).toEqual([id])
    }
    for (const who of ['westDoctor', 'westDesk', 'stationNurse'] as const) {
      expect(idsOf(await county.as[who].get(path))).toEqual([])
    }
  })

  it('leave out active contracts that have run out', async () => {
    const { id } = await signed(county)
    const path = '/api/contracts?status=active&limit=100'
    expect(idsOf(await county.as.doctor.get(path))).toContain(id)
    county.api.clock.set('2027-03-04T10:00:00+08:00')
    expect(idsOf(await county.as.doctor.get(path))).toEqual([])
    county.api.clock.set('2026-03-04T10:00:00+08:00')
  })

  it('are not for residents, and want to know whose', async () => {
    const { elder } = await asked(county)
    const { county: officer, province } = county.as
    for (const reader of [elder, officer, province]) {
      const answer = await reader.get('/api/contracts?status=requested')
      expect(no(answer)).toEqual([403, 'who.not-allowed'])
    }
    expect(no(await county.as.doctor.get('/api/contracts'))).toEqual([422, 'contract.whose'])
  })

  it.each([
    'after=abc',
    'after=WyJhIl0',
    'limit=0',
    'limit=101',
    'limit=x',
    'status=golden',
    'order=1',
  ])('refuse ?%s', async (wrong) => {
    const answer = await county.as.doctor.get(`/api/contracts?status=requested&${wrong}`)
    expect(answer.status).toBe(422)
  })
})
