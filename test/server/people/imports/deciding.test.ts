import type { ImportView } from '../../../../shared/imports'
import { startApi } from '../../../support/api'
import type { Api, Client } from '../../../support/api'
import { settleCounty } from '../../../support/build'
import type { Staff } from '../../../support/build'
import {
  collection,
  counts,
  csvSheet,
  elder,
  readIn,
  rowsOf,
  settled,
  some,
  upload,
  writeOut,
} from './steps'

let api: Api
let staff: Staff
let desk: Client
beforeAll(async () => {
  api = await startApi({ label: 'deciding' })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
})
afterAll(() => api.stop())

describe('somebody alike', () => {
  it('is for a person to decide: the same, another, or not now', async () => {
    const made = [
      elder({ name: '何秀珍', birthDate: '1949-09-09', phone: '13500000001' }),
      elder({ name: '何秀英', birthDate: '1949-10-10', phone: '13500000002' }),
      elder({ name: '何秀梅', birthDate: '1949-11-11', phone: '13500000003' }),
    ]
    await writeOut(desk, (await readIn(desk, made)).id)
    const before = await counts()
    const read = await readIn(
      desk,
      made.map((cells) => ({ ...cells, phone: '13600000009' })),
    )
    expect(some(read)).toEqual({ match: 3 })
    const undecided = async () => {
      const one = (await desk.get<ImportView>(`/api/imports/${read.id}`)).body
      const all = (await desk.get<ImportView[]>('/api/imports')).body
      expect(all.find(({ id }) => id === read.id)).toEqual(one)
      return one.undecided
    }
    expect(await undecided()).toBe(3)
    const [first] = await rowsOf(desk, read.id)
    expect(first?.match).toEqual({
      personId: expect.any(String),
      maskedName: '何*珍',
      birthYear: 1949,
      centreName: '东街道社区卫生服务中心',
    })
    const refused = await desk.post(`/api/imports/${read.id}/write`, { leaveOutErrors: true })
    expect([refused.status, refused.body.error.code]).toEqual([409, 'import.undecided'])

    const decide = (row: number, decision: string) =>
      desk.post(`/api/imports/${read.id}/decisions`, { row, decision })
    expect((await decide(2, 'same')).body).toMatchObject({ decision: 'same' })
    expect(await undecided()).toBe(2)
    await decide(3, 'different')
    await decide(4, 'skip')
    expect(await undecided()).toBe(0)
    expect((await decide(9, 'same')).body.error.code).toBe('import.row-not-found')
    expect(some(await writeOut(desk, read.id))).toEqual({ written: 2, skipped: 1 })
    expect((await counts()).people).toBe(before.people + 1)
    const late = await decide(2, 'skip')
    expect([late.status, late.body.error.code]).toEqual([409, 'import.not-ready'])
  })

  it('of another centre may not be taken for the same', async () => {
    const west = await api.signIn(staff.westDesk)
    const read = await readIn(west, [
      elder({ name: '何秀珍', birthDate: '1949-09-09', communityCode: '980101102001' }),
    ])
    expect(some(read)).toEqual({ match: 1 })
    const same = await west.post(`/api/imports/${read.id}/decisions`, { row: 2, decision: 'same' })
    expect([same.status, same.body.error.code]).toEqual([422, 'import.match-elsewhere'])
  })
})

describe('an import', () => {
  it('is of the desk and the manager of its centre only', async () => {
    const mine = await readIn(desk, [elder({ name: '尤大爷', sex: '男' })])
    const manager = await api.signIn(staff.manager)
    expect((await manager.get(`/api/imports/${mine.id}`)).status).toBe(200)
    for (const id of [staff.doctor, staff.nurse, staff.county]) {
      const client = await api.signIn(id)
      expect((await upload(client, csvSheet([elder()]))).status).toBe(403)
      expect((await client.get('/api/imports')).status).toBe(403)
    }
    const west = await api.signIn(staff.westDesk)
    expect((await west.get<ImportView[]>('/api/imports')).body.map(({ id }) => id)).not.toContain(
      mine.id,
    )
    for (const answer of [
      await west.get(`/api/imports/${mine.id}`),
      await west.get(`/api/imports/${mine.id}/rows`),
      await west.post(`/api/imports/${mine.id}/write`, { leaveOutErrors: true }),
      await west.post(`/api/imports/${mine.id}/decisions`, { row: 2, decision: 'skip' }),
    ])
      expect([answer.status, answer.body.error.code]).toEqual([404, 'import.not-found'])
  })

  it('is written once, however often it is asked for', async () => {
    const read = await readIn(desk, [elder({ name: '许文清', birthDate: '1943-02-02' })])
    const before = await counts()
    const asked = await Promise.all(
      Array.from({ length: 6 }, () =>
        desk.post(`/api/imports/${read.id}/write`, { leaveOutErrors: false }),
      ),
    )
    expect(asked.filter(({ status }) => status === 200)).toHaveLength(1)
    await settled(desk, read.id)
    expect((await counts()).people).toBe(before.people + 1)
  })

  it('goes on where it was broken off', async () => {
    const rows = Array.from({ length: 3 }, (_, at) =>
      elder({ name: `曹${'一二三'[at] ?? ''}妹`, birthDate: `194${at}-06-06` }),
    )
    const read = await readIn(desk, rows)
    const left = { state: 'writing', beatAt: new Date(Date.now() - 120_000) }
    await collection('imports').updateOne({ _id: read.id as never }, { $set: left })
    const stood = (await desk.get<ImportView>(`/api/imports/${read.id}`)).body
    expect(stood).toMatchObject({ state: 'failed', says: expect.stringContaining('再试一次') })
    expect(some(await writeOut(desk, read.id))).toEqual({ written: 3 })
  })
})
