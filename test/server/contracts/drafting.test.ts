import { addRelative, registerElder } from '../../support/build'
import { askFor, asked, drafted, no, openCounty } from './steps'
import type { County } from './steps'

let county: County

beforeAll(async () => {
  county = await openCounty('drafting')
})
afterAll(() => county.api.stop())

const confirm = (id: string) => `/api/contracts/${id}/confirm`

describe('a draft by the team', () => {
  it('waits for the elder and says how it came about', async () => {
    const { contract, elderId } = await drafted(county)
    expect(contract).toMatchObject({
      status: 'drafted',
      standing: 'waiting',
      asked: { byName: '东前台', forId: elderId, channel: 'on-site' },
    })
  })

  it.each([
    ['doctor', 201, undefined],
    ['nurse', 201, undefined],
    ['desk', 201, undefined],
    ['stationNurse', 403, 'who.not-allowed'],
    ['manager', 403, 'who.not-allowed'],
    ['county', 403, 'who.not-allowed'],
    ['westDesk', 404, 'person.not-found'],
  ] as const)('by the %s answers %i', async (who, status, code) => {
    const ask = await askFor(county, await registerElder(), { channel: 'on-site' })
    expect(no(await county.as[who].post('/api/contracts/drafts', ask))).toEqual([status, code])
  })

  it('cannot be accepted by the doctor in place of the elder', async () => {
    const { id } = await drafted(county)
    const answer = await county.as.doctor.post(`/api/contracts/${id}/accept`)
    expect(no(answer)).toEqual([409, 'contract.awaits-resident'])
  })
})

describe('confirming a draft', () => {
  it('on the elder’s phone makes it stand', async () => {
    const { id, elder, elderId } = await drafted(county)
    const { body } = await elder.post(confirm(id), { way: 'phone' })
    expect(body).toMatchObject({
      status: 'active',
      signed: { byId: elderId, way: 'phone', channel: 'mini-program' },
    })
  })

  it('by a relative on the relative’s phone says for whom', async () => {
    const { id, elderId } = await drafted(county)
    const relativeId = await relativeOf(elderId)
    const relative = await county.api.signIn(relativeId)
    const { body } = await relative.post(confirm(id), { way: 'phone', signedById: relativeId })
    expect(body.signed).toMatchObject({ byId: relativeId, forId: elderId, signedById: relativeId })
  })

  it('on the screen of staff is on-site', async () => {
    const { id, elderId } = await drafted(county)
    const { body } = await county.as.nurse.post(confirm(id), { way: 'staff-screen' })
    expect(body.signed).toMatchObject({ byName: '东护士', forId: elderId, channel: 'on-site' })
  })

  it('on paper keeps the photo, and the relative who signed', async () => {
    const { id, elderId } = await drafted(county)
    const signedById = await relativeOf(elderId)
    const paper = { way: 'paper', paperRef: 'photo-20260304-001', signedById }
    const { body } = await county.as.desk.post(confirm(id), paper)
    expect(body.signed).toMatchObject({ channel: 'on-behalf', ...paper })
  })

  it.each([
    ['paper without a photo', { way: 'paper' }, 422, 'contract.paper-needs-photo'],
    [
      'a photo without paper',
      { way: 'staff-screen', paperRef: 'photo-1' },
      422,
      'contract.paper-needs-photo',
    ],
    [
      'a stranger’s signature',
      { way: 'staff-screen', signedById: '9'.repeat(24) },
      422,
      'contract.signer-not-relative',
    ],
    ['a phone that is not the elder’s', { way: 'phone' }, 403, 'who.not-allowed'],
  ])('is refused for %s', async (_what, body, status, code) => {
    const { id } = await drafted(county)
    expect(no(await county.as.desk.post(confirm(id), body))).toEqual([status, code])
    expect((await county.as.desk.get(`/api/contracts/${id}`)).body.status).toBe('drafted')
  })

  it('is refused to the elder on the screen of staff', async () => {
    const { id, elder } = await drafted(county)
    const answer = await elder.post(confirm(id), { way: 'staff-screen' })
    expect(no(answer)).toEqual([403, 'who.not-allowed'])
  })

  it('is not found by another elder or another centre', async () => {
    const { id } = await drafted(county)
    const other = await county.api.signIn(await registerElder())
    expect(no(await other.post(confirm(id), { way: 'phone' }))).toEqual([404, 'contract.not-found'])
    const far = await county.as.westNurse.post(confirm(id), { way: 'staff-screen' })
    expect(no(far)).toEqual([404, 'contract.not-found'])
  })

  it('is refused for what the elder asked herself', async () => {
    const { id, elder } = await asked(county)
    const answer = await elder.post(confirm(id), { way: 'phone' })
    expect(no(answer)).toEqual([409, 'contract.awaits-team'])
  })

  it('happens once, however many confirm at the same time', async () => {
    const { id, elder } = await drafted(county)
    const answers = await Promise.all([
      elder.post(confirm(id), { way: 'phone' }),
      county.as.desk.post(confirm(id), { way: 'staff-screen' }),
      county.as.nurse.post(confirm(id), { way: 'staff-screen' }),
    ])
    const refused = [409, 'contract.not-waiting']
    expect(answers.map(no).sort()).toEqual([[200, undefined], refused, refused])
  })
})

describe('an ask or draft that comes to nothing', () => {
  it('is returned by the doctor with the reason, stays visible, and leaves room for a new ask', async () => {
    const { id, elder, elderId } = await asked(county)
    const reason = '请选离家近的团队'
    const { body } = await county.as.doctor.post(`/api/contracts/${id}/return`, { reason })
    expect(body).toMatchObject({ status: 'returned', standing: 'ended', returnReason: reason })
    const current = (await elder.get(`/api/contracts/current?elderId=${elderId}`)).body
    expect(current.pending).toMatchObject({ id, returnReason: reason })
    const again = await elder.post('/api/contracts', await askFor(county, elderId))
    expect(again.status).toBe(201)
  })

  it.each([
    ['nurse', 403, 'who.not-allowed'],
    ['desk', 403, 'who.not-allowed'],
    ['westDoctor', 404, 'contract.not-found'],
  ] as const)('is not returned by the %s', async (who, status, code) => {
    const { id } = await asked(county)
    const answer = await county.as[who].post(`/api/contracts/${id}/return`, { reason: '不行' })
    expect(no(answer)).toEqual([status, code])
  })

  it('is a draft taken back by the desk that made it', async () => {
    const { id } = await drafted(county)
    const answer = await county.as.desk.post(`/api/contracts/${id}/return`, { reason: '填错了' })
    expect(answer.body.status).toBe('returned')
  })

  it('is withdrawn by the elder, once', async () => {
    const { id, elder } = await asked(county)
    expect((await elder.post(`/api/contracts/${id}/withdraw`)).body.status).toBe('withdrawn')
    const again = await elder.post(`/api/contracts/${id}/withdraw`)
    expect(no(again)).toEqual([409, 'contract.not-waiting'])
    const late = await county.as.doctor.post(`/api/contracts/${id}/accept`)
    expect(no(late)).toEqual([409, 'contract.not-waiting'])
  })

  it('is not withdrawn by staff', async () => {
    const { id } = await asked(county)
    const answer = await county.as.desk.post(`/api/contracts/${id}/withdraw`)
    expect(no(answer)).toEqual([403, 'who.not-allowed'])
  })
})

const relativeOf = (elderId: string) =>
  addRelative({ id: elderId, name: '王桂芳' }, { name: '王小芳', relation: '母亲' })
