import { addRelative, giveMandate, registerElder } from '../../support/build'
import { openCounty, signed } from './steps'
import type { County } from './steps'

let county: County

beforeAll(async () => {
  county = await openCounty('standings')
})
afterAll(() => county.api.stop())

describe('whom one may sign for', () => {
  it('are told in one answer: oneself and elders whose mandate covers signing, each with what stands', async () => {
    const { elderId } = await signed(county)
    const mother = { id: elderId, name: '王桂芳', relation: '母亲' as const }
    const father = await registerElder({ name: '陈国强' })
    const aunt = await registerElder({ name: '陈桂英' })
    const daughterId = await addRelative(mother, { name: '陈小敏', relation: '母亲' })
    const daughter = { id: daughterId, name: '陈小敏' }
    await giveMandate({ id: father, name: '陈国强' }, { ...daughter, relation: '父亲' })
    const reads = { scopes: ['read' as const] }
    await giveMandate({ id: aunt, name: '陈桂英' }, { ...daughter, relation: '亲属' }, reads)

    const as = await county.api.signIn(daughterId)
    const { body } = await as.get('/api/contracts/standings')
    const found = (body as { elder: { id: string }; contract?: { standing: string } }[]).map(
      ({ elder, contract }) => [elder.id, contract?.standing],
    )
    expect(new Map(found as [string, string | undefined][])).toEqual(
      new Map([
        [elderId, 'active'],
        [father, undefined],
      ]),
    )
  })
})
