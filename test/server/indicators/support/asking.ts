import type { BaseView, BoardView, ExplainView, Figure } from '../../../../shared/indicators'
import type { Client } from '../../../support/api'

const base = {
  orgId: 'org-east',
  year: 2026,
  group: 'aged80',
  persons: 320,
  source: '县统计局 2025 年末人口',
}
const target = {
  orgId: 'org-east',
  code: 'contract.coverage.aged80',
  year: 2026,
  kind: 'at-least',
  value: 85,
  unit: '%',
}

/** 320 elders of 80+ in the east in 2026, unless said otherwise. */
export const enterBase = (by: Client, changes: object = {}, headers: Record<string, string> = {}) =>
  by.post('/api/indicators/bases', { ...base, ...changes }, headers)

/** 85 % of those of 80+ in the east in 2026, unless said otherwise. */
export const setTarget = (by: Client, changes: object = {}) =>
  by.post('/api/indicators/targets', { ...target, ...changes })

export async function figureOf(by: Client, code: string, query = ''): Promise<Figure | undefined> {
  const { body } = await by.get<BoardView>(`/api/indicators/board${query}`)
  return body.tasks.flatMap(({ figures }) => figures).find((figure) => figure.code === code)
}

export const basesOf = async (by: Client, orgId = 'org-east') =>
  (await by.get<BaseView[]>(`/api/indicators/bases?orgId=${orgId}&year=2026`)).body

/** One page of a list behind a figure. */
export async function explained(by: Client, code: string, query: string): Promise<ExplainView> {
  const { status, body } = await by.get<ExplainView>(`/api/indicators/${code}/explain?${query}`)
  expect(status).toBe(200)
  return body
}

let draft = 0
/** A consultation at the centre today, unless said otherwise; answers the record. */
export async function serve(by: Client, elderId: string, facts: Record<string, unknown> = {}) {
  draft += 1
  const told = { kind: 'health-consult', day: '2026-03-04', place: 'centre', ...facts }
  const answer = await by.post('/api/records', {
    draftId: `draft-${draft.toString().padStart(8, '0')}`,
    elderId,
    ...told,
  })
  expect([answer.status, answer.body]).toEqual([201, expect.anything()])
  return answer.body as { id: string; lineId: string; version: number }
}
