import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import { registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'

let api: Api
let staff: Staff
let desk: Client

beforeAll(async () => {
  api = await startApi({ label: 'people' })
  staff = await settleCounty()
  desk = await api.signIn(staff.desk)
})
afterAll(async () => api.stop())

const request = {
  name: '孙桂英',
  sex: 'female',
  birthDate: '1944-02-29',
  residence: 'resident',
  communityCode: '980101001002',
}

describe('registering somebody', () => {
  it('puts her under the station of her community', async () => {
    const answer = await desk.post('/api/people', request)
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({
      name: '孙桂英',
      age: 82,
      community: '东湖社区',
      centre: { id: 'org-east' },
      lifeStatus: 'living',
    })
    const person = await api.rooms.people.reads.person(answer.body.id)
    expect(person?.orgPath.at(-1)).toBe('org-east-lake')
    expect(person?.initials).toBe('sgy')
  })
  it('lists her', async () => {
    await registerElder({ name: '赵小明' })
    const answer = await desk.get('/api/people?q=sgy')
    expect(answer.body).toMatchObject({ items: [{ name: '孙桂英' }] })
  })
})
