import { mandateBases, mandateScopes } from '../../../shared/mandates'
import type { MandateBasis, MandateScope } from '../../../shared/mandates'
import { startApi } from '../../support/api'
import type { Api, Client } from '../../support/api'
import type { Answer } from '../../support/client'
import { addRelative, registerElder, settleCounty } from '../../support/build'
import type { Staff } from '../../support/build'

let api: Api
let staff: Staff
let agreementVersion: string
beforeAll(async () => {
  api = await startApi({ label: 'matrix' })
  staff = await settleCounty()
  const desk = await api.signIn(staff.desk)
  agreementVersion = (await desk.get('/api/agreement?packageCode=basic')).body.version as string
})
afterAll(() => api.stop())

interface Pair {
  elderId: string
  relative: Client
  doctor: Client
}
const offer = () => ({ packageCode: 'basic', termMonths: 12, agreementVersion })
const ask = ({ elderId, relative }: Pair) =>
  relative.post('/api/contracts', { elderId, teamId: 'team-east', ...offer() })
const drafted = async ({ elderId, doctor }: Pair) => {
  const body = { elderId, teamId: 'team-east', ...offer(), channel: 'on-site' }
  return (await doctor.post('/api/contracts/drafts', body)).body.id as string
}

interface Action {
  /** The scope that lets a relative do it; a basis when it takes one; none: any mandate does. */
  needs?: MandateScope
  basis?: MandateBasis
  does: (pair: Pair) => Promise<Answer>
}

/** What a relative can do for an elder, and what it takes. */
const actions: Record<string, Action> = {
  'opens the file': {
    needs: 'read',
    does: ({ elderId, relative }) => relative.get(`/api/people/${elderId}`),
  },
  'reads the contract': {
    needs: 'read',
    does: ({ elderId, relative }) => relative.get(`/api/contracts/current?elderId=${elderId}`),
  },
  'reads the list of contracts': {
    needs: 'read',
    does: ({ elderId, relative }) => relative.get(`/api/contracts?elderId=${elderId}`),
  },
  'reads the services': {
    needs: 'read',
    does: ({ elderId, relative }) => relative.get(`/api/records?elderId=${elderId}`),
  },
  'sees who opened the file': {
    needs: 'read',
    does: ({ elderId, relative }) => relative.get(`/api/people/${elderId}/opened`),
  },
  'asks a team': { needs: 'sign', does: ask },
  'takes an ask back': {
    needs: 'sign',
    does: async (pair) => {
      const elder = await api.signIn(pair.elderId)
      const { body } = await ask({ ...pair, relative: elder })
      return pair.relative.post(`/api/contracts/${body.id as string}/withdraw`)
    },
  },
  'confirms a draft': {
    needs: 'sign',
    does: async (pair) =>
      pair.relative.post(`/api/contracts/${await drafted(pair)}/confirm`, { way: 'phone' }),
  },
  'sees the teams to choose from': {
    does: ({ elderId, relative }) => relative.get(`/api/teams?elderId=${elderId}`),
  },
  'gives the mandate up': {
    does: async ({ relative }) => {
      const { held } = (await relative.get('/api/mandates')).body
      return relative.post(`/api/mandates/${held[0].id as string}/revoke`)
    },
  },
  'consents for her': {
    basis: 'guardian',
    does: ({ elderId, relative }) => {
      const consent = { purpose: 'health-data', version: '2026.1', agreed: true, forId: elderId }
      return relative.post('/api/consents', consent)
    },
  },
}

const table = Object.entries(actions).flatMap(([what, action]) =>
  mandateBases.flatMap((basis) =>
    mandateScopes.map((scope) => {
      const may =
        (action.needs === undefined || action.needs === scope) &&
        (action.basis === undefined || action.basis === basis)
      return { what, basis, scope, may, action }
    }),
  ),
)

describe('a relative with a mandate for one thing', () => {
  it.each(table)('$basis, $scope: $what — $may', async ({ basis, scope, may, action }) => {
    const elderId = await registerElder({ name: '李秀英' })
    const relativeId = await addRelative(
      { id: elderId, name: '李秀英' },
      { name: '陈小敏', relation: '母亲' },
      { scopes: [scope], basis },
    )
    const [relative, doctor] = [await api.signIn(relativeId), await api.signIn(staff.doctor)]
    const answer = await action.does({ elderId, relative, doctor })
    const refusal = action.basis ? 'consent.guardian-only' : 'mandate.not-covered'
    if (may) expect(answer.body?.error).toBeUndefined()
    else expect([answer.status, answer.body.error.code]).toEqual([403, refusal])
  })
})

describe('a mandate that does not cover it', () => {
  it('says in plain words what is missing, and still tells the name', async () => {
    const elderId = await registerElder({ name: '李秀英' })
    const relativeId = await addRelative(
      { id: elderId, name: '李秀英' },
      { name: '陈小敏', relation: '母亲' },
      { scopes: ['book'] },
    )
    const relative = await api.signIn(relativeId)
    expect((await relative.get(`/api/people/${elderId}`)).body.error).toMatchObject({
      message: '妈妈没有授权您看健康记录，请先和妈妈商量',
      details: { elderId, scope: 'read' },
    })
    expect((await relative.get('/api/session')).body.actsFor).toMatchObject([
      { elderId, name: '李秀英', scopes: ['book'] },
    ])
  })
})
