import type { RecordView } from '../../../shared/records'
import { registerElder } from '../../support/build'
import { no, openCounty, recorded } from './steps'
import type { County } from './steps'

let county: County

beforeAll(async () => {
  county = await openCounty('amending')
})
afterAll(() => county.api.stop())
beforeEach(() => county.api.clock.set('2026-03-04T10:00:00+08:00'))

const later = () => county.api.clock.set('2026-03-05T10:00:00+08:00')
const linesOf = (elderId: string) =>
  county.api.rooms.ledgerReads.linesOfElders({ elderIds: [elderId] })
const read = async (id: string) =>
  (await county.as.nurse.get(`/api/records/${id}`)).body as RecordView
const takeBack = (id: string, version = 0, who: keyof County['as'] = 'nurse') =>
  county.as[who].post(`/api/records/${id}/void`, { reason: '录错人了', version })
const correct = (id: string, more: object, version = 0) =>
  county.as.nurse.post(`/api/records/${id}/correct`, { reason: '录错了', version, ...more })

describe('a voided service', () => {
  it('stays in the ledger, is not counted, and a further line says so', async () => {
    const elderId = await registerElder()
    const record = await recorded(county.as.nurse, elderId)
    later()
    const { body } = await takeBack(record.id)
    expect(body).toMatchObject({ status: 'void', voidReason: '录错人了', notCounted: 'voided' })
    const lines = await linesOf(elderId)
    expect(lines).toHaveLength(2)
    expect(lines).toContainEqual(expect.objectContaining({ id: record.lineId, excluded: 'voided' }))
    const opened = await county.as.manager.get(
      `/api/ledger/lines/${encodeURIComponent(record.lineId)}`,
    )
    expect(opened.body).toMatchObject({
      excludedWords: '已作废',
      later: [{ item: 'line.voided', what: '作废', at: '2026-03-05T02:00:00.000Z' }],
    })
  })

  it('is voided once: the next one is told', async () => {
    const { id } = await recorded(county.as.nurse, await registerElder())
    await takeBack(id)
    expect(no(await takeBack(id, 1))).toEqual([409, 'record.void'])
    expect(no(await correct(id, { note: '补' }, 1))).toEqual([409, 'record.void'])
  })

  it('is voided once, however many try at the same time', async () => {
    const elderId = await registerElder()
    const { id } = await recorded(county.as.nurse, elderId)
    const answers = await Promise.all(Array.from({ length: 8 }, () => takeBack(id)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await linesOf(elderId)).toHaveLength(2)
  })

  it('makes room: the second of the same kind and day then counts', async () => {
    const elderId = await registerElder()
    const first = await recorded(county.as.nurse, elderId)
    const second = await recorded(county.as.doctor, elderId)
    expect((await read(second.id)).notCounted).toBe('same-day-same-kind')
    await takeBack(first.id)
    expect((await read(second.id)).notCounted).toBeUndefined()
  })

  it('may be voided by who wrote it, the doctor of the team and the manager', async () => {
    for (const who of ['nurse', 'doctor', 'manager'] as const) {
      const { id } = await recorded(county.as.nurse, await registerElder())
      expect((await takeBack(id, 0, who)).status).toBe(200)
    }
  })

  it.each([
    ['publicHealth', 403, 'who.not-allowed'],
    ['desk', 403, 'who.not-allowed'],
    ['westDoctor', 404, 'record.not-found'],
  ] as const)('is not voided by the %s', async (who, status, code) => {
    const { id } = await recorded(county.as.nurse, await registerElder())
    expect(no(await takeBack(id, 0, who))).toEqual([status, code])
    expect((await read(id)).status).toBe('standing')
  })
})

describe('two equal services of one day', () => {
  it('count once, also when ten are written down at the same time', async () => {
    const elderId = await registerElder()
    await Promise.all(Array.from({ length: 10 }, () => recorded(county.as.nurse, elderId)))
    const lines = await linesOf(elderId)
    expect(lines).toHaveLength(10)
    expect(lines.filter(({ excluded }) => excluded === undefined)).toHaveLength(1)
  }, 60_000)

  it('leave one counted when one is voided while another is written down', async () => {
    for (let round = 0; round < 5; round += 1) {
      const elderId = await registerElder()
      const first = await recorded(county.as.nurse, elderId)
      await Promise.all([takeBack(first.id), recorded(county.as.doctor, elderId)])
      const lines = await linesOf(elderId)
      const counted = lines.filter(({ item, excluded }) => item.startsWith('service.') && !excluded)
      expect(counted).toHaveLength(1)
    }
  }, 60_000)
})

describe('a corrected service', () => {
  it('with other values keeps its line, and the correction is a line of its own', async () => {
    const elderId = await registerElder()
    const record = await recorded(county.as.nurse, elderId)
    later()
    const { body } = await correct(record.id, { values: { systolic: 138, diastolic: 88 } })
    expect(body).toMatchObject({
      status: 'corrected',
      correctReason: '录错了',
      values: { systolic: 138, diastolic: 88 },
      lineId: record.lineId,
      corrections: [`record:${record.id}.1#line.corrected`],
      version: 1,
    })
    expect(body.notCounted).toBeUndefined()
    expect((await linesOf(elderId)).filter(({ excluded }) => excluded)).toEqual([])
  })

  it('of another kind, day or place stands in a new line, and the old one is out', async () => {
    const elderId = await registerElder()
    const record = await recorded(county.as.nurse, elderId)
    later()
    const change = { kind: 'capillary-glucose', day: '2026-03-03', values: { glucose: 6.4 } }
    const { body } = await correct(record.id, change)
    expect(body.lineId).toBe(`record:${record.id}.1#service.capillary-glucose`)
    const standing = (await linesOf(elderId)).map(({ id, excluded }) => [id, excluded])
    expect(Object.fromEntries(standing)).toEqual({
      [record.lineId]: 'corrected',
      [`record:${record.id}.1#line.corrected`]: undefined,
      [body.lineId]: undefined,
    })
  })

  it('can be corrected again and then voided', async () => {
    const elderId = await registerElder()
    const { id } = await recorded(county.as.nurse, elderId)
    await correct(id, { place: 'centre' })
    const again = await correct(id, { place: 'station' }, 1)
    expect(again.body.corrections).toHaveLength(2)
    expect((await takeBack(id, 2)).body.notCounted).toBe('voided')
    const services = (await linesOf(elderId)).filter(({ item }) => item.startsWith('service.'))
    expect(services.map(({ excluded }) => excluded).sort()).toEqual([
      'corrected',
      'corrected',
      'voided',
    ])
  })

  it('lets the second of the same day count when it moves to another day', async () => {
    const elderId = await registerElder()
    const first = await recorded(county.as.nurse, elderId)
    const second = await recorded(county.as.doctor, elderId)
    await correct(first.id, { day: '2026-03-02' })
    expect((await read(second.id)).notCounted).toBeUndefined()
    expect((await read(first.id)).notCounted).toBeUndefined()
  })

  it('may change its year', async () => {
    county.api.clock.set('2026-01-02T10:00:00+08:00')
    const elderId = await registerElder()
    const { id } = await recorded(county.as.nurse, elderId, { day: '2026-01-01' })
    const { body } = await correct(id, { day: '2025-12-31' })
    expect([body.day, body.notCounted]).toEqual(['2025-12-31', undefined])
    const { times } = county.api.rooms.ledgerReads
    const ask = { areaId: 'org-east', key: 'service.blood-pressure' }
    expect(await times({ ...ask, from: '2025-12', to: '2025-12' })).toBe(1)
    expect(await times({ ...ask, from: '2026-01', to: '2026-01' })).toBe(0)
  })

  it.each([
    ['nothing', {}, 422, 'record.nothing-to-correct'],
    ['what it already says', { place: 'home' }, 422, 'record.nothing-to-correct'],
    ['a day that was still to come', { day: '2026-03-05' }, 422, 'record.day'],
    ['a day too long before', { day: '2026-02-01' }, 422, 'record.day'],
    ['half a blood pressure', { values: { systolic: 128 } }, 422, 'record.values'],
    ['a kind whose values are missing', { kind: 'capillary-glucose' }, 422, 'record.values'],
    ['an impossible place', { kind: 'home-visit', place: 'hut' }, 422, 'record.place'],
  ])('is refused with %s', async (_what, change, status, code) => {
    const elderId = await registerElder()
    const { id } = await recorded(county.as.nurse, elderId)
    later()
    expect(no(await correct(id, change))).toEqual([status, code])
    expect(await linesOf(elderId)).toHaveLength(1)
  })

  it('is refused when somebody else changed it in between', async () => {
    const { id } = await recorded(county.as.nurse, await registerElder())
    await correct(id, { note: '先到' })
    expect(no(await correct(id, { note: '后到' }, 0))).toEqual([409, 'data.changed'])
    expect((await read(id)).note).toBe('先到')
  })
})
