import type {
  ConfirmContractRequest,
  ContractView,
  CurrentContractView,
  DraftContractRequest,
  ServicePackage,
  SignContractRequest,
} from '../../shared/contracts'
import type { Page } from '../../shared/people'
import { get, post } from '../kit/http'
import { rememberContact } from '../kit/phone'

export interface Agreement {
  version: string
  hash: string
  title: string
  paragraphs: string[]
}

export const packages = (): Promise<ServicePackage[]> => get('/packages')
export const agreement = (packageCode: string): Promise<Agreement> =>
  get('/agreement', { packageCode })

/** What stands for an elder now; the team's number is remembered, so that it can be called without a network. */
export async function currentContract(elderId: string): Promise<CurrentContractView> {
  const current = await standingOf(elderId)
  const { team } = current.contract ?? current.pending ?? {}
  if (team) rememberContact({ elderId, phone: team.phone })
  return current
}

const standingOf = (elderId: string): Promise<CurrentContractView> =>
  get('/contracts/current', { elderId })

/** What stands for everybody this person may sign for, in one question. */
export const standings = (): Promise<CurrentContractView[]> => get('/contracts/standings')

export interface FindContracts {
  elderId?: string
  status?: 'requested' | 'drafted' | 'active'
  limit?: number
  after?: string
}

export const contracts = (wanted: FindContracts): Promise<Page<ContractView>> =>
  get('/contracts', { ...wanted })
export const contract = (id: string): Promise<ContractView> => get(`/contracts/${id}`)
export const sign = (wanted: SignContractRequest): Promise<ContractView> =>
  post('/contracts', wanted)
export const draft = (wanted: DraftContractRequest): Promise<ContractView> =>
  post('/contracts/drafts', wanted)
export const accept = (id: string): Promise<ContractView> => post(`/contracts/${id}/accept`, {})
export const giveBack = (id: string, reason: string): Promise<ContractView> =>
  post(`/contracts/${id}/return`, { reason })
export const withdraw = (id: string): Promise<ContractView> => post(`/contracts/${id}/withdraw`, {})
export const confirm = (id: string, how: ConfirmContractRequest): Promise<ContractView> =>
  post(`/contracts/${id}/confirm`, how)
export const renew = (id: string, termMonths: 12 | 24 | 36): Promise<ContractView> =>
  post(`/contracts/${id}/renew`, { termMonths })
