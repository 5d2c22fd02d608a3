import type {
  BaseGroup,
  BaseView,
  BoardView,
  CompareView,
  ExplainList,
  ExplainView,
  TargetKind,
  TargetView,
} from '../../shared/indicators'
import { addressOf, get, post } from '../kit/http'

export const board = (orgId: string, on?: string): Promise<BoardView> =>
  get('/indicators/board', { orgId, on })
export const compare = (orgId: string, on?: string): Promise<CompareView> =>
  get('/indicators/compare', { orgId, on })

export interface Explain {
  code: string
  orgId: string
  list: ExplainList
  on?: string
  limit?: number
  after?: string
}

export const explain = ({ code, ...wanted }: Explain): Promise<ExplainView> =>
  get(`/indicators/${code}/explain`, { ...wanted })

/** Addresses of the same lists as CSV. */
export const boardFile = (orgId: string, on?: string): string =>
  addressOf('/indicators/board.csv', { orgId, on })
export const explainFile = ({ code, ...wanted }: Explain): string =>
  addressOf(`/indicators/${code}/explain.csv`, { ...wanted })

export const bases = (orgId: string, year: number): Promise<BaseView[]> =>
  get('/indicators/bases', { orgId, year })
export const enterBase = (entry: {
  orgId: string
  year: number
  group: BaseGroup
  persons: number
  source: string
}): Promise<BaseView> => post('/indicators/bases', entry)

export type NamedTarget = TargetView & { code: string }
export const targets = (orgId: string, year: number): Promise<NamedTarget[]> =>
  get('/indicators/targets', { orgId, year })
export const enterTarget = (entry: {
  orgId: string
  code: string
  year: number
  value: number
  unit: string
  kind: TargetKind
}): Promise<TargetView> => post('/indicators/targets', entry)
