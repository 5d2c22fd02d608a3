import type { DayRouteView } from '../../../../shared/visits/route'
import type { VisitView } from '../../../../shared/visits/view'
import type { RedFlagSeen } from '../../../../shared/visits/safety'
import { StaffModel } from '../../../../server/people/models/staff'
import { staffStore } from '../../../../server/people/stores/staff'
import type { Client } from '../../../support/api'
import { giveMandate } from '../../../support/build'
import { allWell } from '../house'
import { accepted, codeOf, openHome } from './steps'
import type { Home } from './steps'

let home: Home
beforeAll(async () => {
  home = await openHome('moved-house')
}, 60_000)
afterAll(() => home.api.stop())

const listOf = async (client: Client, query = '?orgId=org-east') =>
  (await client.get<{ items: RedFlagSeen[] }>(`/api/visits/red-flags${query}`)).body
const acknowledge = (client: Client, id: string) =>
  client.post<RedFlagSeen>(`/api/visits/red-flags/${id}/acknowledge`)
const close = (client: Client, id: string) =>
  client.post<RedFlagSeen>(`/api/visits/red-flags/${id}/close`, { note: '120 已接走' })

describe('whoever was told, and works for another house now', () => {
  let visitId: string

  /** From today on she has no post but this one. */
  async function moveTo(personId: string, role: 'desk' | 'public-health') {
    await StaffModel.updateMany({ personId }, { $set: { to: '2026-03-04' } })
    await staffStore.addMany([
      {
        ...{ personId, name: '东前台', role, orgId: 'org-west', orgName: '西镇卫生院' },
        ...{ title: '在岗', qualifications: [], from: '2026-03-04' },
      },
    ])
  }

  it('finds the visits no more that she was to make; the house finds them', async () => {
    visitId = (await accepted(home)).id
    const doors = async () =>
      (await home.publicHealth.get<DayRouteView>('/api/visits/day?day=2026-03-06')).body.unplaced
    expect((await doors()).map(({ visit }) => visit.id)).toEqual([visitId])
    const seen = (client: Client) => client.get(`/api/visits/${visitId}`)
    expect((await seen(home.publicHealth)).status).toBe(200)
    await moveTo(home.staff.publicHealth, 'public-health')
    expect(codeOf(await seen(home.publicHealth))).toEqual([404, 'visit.not-found'])
    expect(await doors()).toEqual([])
    expect((await seen(home.manager)).status).toBe(200)
  })

  it('is to the visit what her mandate makes her, and not whoever comes', async () => {
    const relative = { id: home.staff.publicHealth, name: '东公卫', relation: '母亲' } as const
    await giveMandate({ id: home.elderId, name: '钱秀英' }, relative)
    const { body: visit } = await home.publicHealth.get<VisitView>(`/api/visits/${visitId}`)
    expect(visit.may).toEqual(['move', 'cancel'])
    const gone = await home.publicHealth.post(`/api/visits/${visitId}/set-off`, {
      version: visit.version,
    })
    expect(codeOf(gone)).toEqual([403, 'who.not-allowed'])
  })

  it('finds the sign no more; the house she left does', async () => {
    await home.elder.post('/api/visits/red-flags', {
      ...{ elderId: home.elderId, answers: { ...allWell, breathless: true } },
    })
    const id = (await listOf(home.manager)).items[0]?.id ?? ''
    expect((await listOf(home.desk, '')).items.map((each) => each.id)).toContain(id)
    await moveTo(home.staff.desk, 'desk')
    expect((await listOf(home.desk, '')).items).toEqual([])
    expect(codeOf(await acknowledge(home.desk, id))).toEqual([404, 'red-flag.not-found'])
    expect(codeOf(await close(home.desk, id))).toEqual([404, 'red-flag.not-found'])
    expect((await acknowledge(home.manager, id)).status).toBe(200)
  })
})
