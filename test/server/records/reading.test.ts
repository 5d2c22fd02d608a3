import type { Page } from '../../../shared/people'
import type { RecordView } from '../../../shared/records'
import { registerElder } from '../../support/build'
import { no, openCounty, recorded } from './steps'
import type { County } from './steps'

let county: County

beforeAll(async () => {
  county = await openCounty('lists')
})
afterAll(() => county.api.stop())
beforeEach(() => county.api.clock.set('2026-03-04T10:00:00+08:00'))

describe('a list of records', () => {
  it('goes from the newest day back, page by page', async () => {
    const elderId = await registerElder()
    for (const day of ['2026-02-20', '2026-03-01', '2026-03-03']) {
      await recorded(county.as.nurse, elderId, { day })
    }
    const path = `/api/records?elderId=${elderId}&limit=2`
    const page = (await county.as.doctor.get(path)).body as Page<RecordView>
    const after = `${path}&after=${page.next}`
    const next = (await county.as.doctor.get(after)).body as Page<RecordView>
    const days = [...page.items, ...next.items].map(({ day }) => day)
    expect(days).toEqual(['2026-03-03', '2026-03-01', '2026-02-20'])
    expect(next.next).toBeUndefined()
  })

  it('may be what I wrote down on a day', async () => {
    const mine = await recorded(county.as.publicHealth, await registerElder())
    await recorded(county.as.doctor, await registerElder())
    const { body } = await county.as.publicHealth.get('/api/records?by=me&day=2026-03-04')
    expect((body as Page<RecordView>).items.map(({ id }) => id)).toEqual([mine.id])
  })

  it('wants to know whose, and is not for residents by writer', async () => {
    expect(no(await county.as.nurse.get('/api/records'))).toEqual([422, 'record.whose'])
    const elder = await county.api.signIn(await registerElder())
    for (const reader of [elder, county.as.county, county.as.province]) {
      expect(no(await reader.get('/api/records?by=me'))).toEqual([403, 'who.not-allowed'])
    }
  })
})
