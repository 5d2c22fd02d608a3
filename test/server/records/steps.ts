/** The county with its staff signed in, and how a service is written down. */
import type { RecordView } from '../../../shared/records'
import type { Client } from '../../support/client'

export { no, openCounty } from '../contracts/steps'
export type { County } from '../contracts/steps'

let drafts = 0

/** A blood pressure taken at home today, unless said otherwise. */
export const draftFor = (elderId: string, more: object = {}): Record<string, unknown> => ({
  draftId: `draft-${String((drafts += 1)).padStart(6, '0')}`,
  elderId,
  kind: 'blood-pressure',
  day: '2026-03-04',
  place: 'home',
  values: { systolic: 128, diastolic: 78 },
  ...more,
})

/** Values that fit the kind, so that a test only says the kind. */
export const valuesFor = (kind: string): object => {
  if (kind === 'blood-pressure') return { values: { systolic: 128, diastolic: 78 } }
  return kind === 'capillary-glucose' ? { values: { glucose: 6.1 } } : { values: undefined }
}

export async function recorded(
  nurse: Client,
  elderId: string,
  more: object = {},
): Promise<RecordView> {
  const { status, body } = await nurse.post('/api/records', draftFor(elderId, more))
  expect([status, body.error]).toEqual([201, undefined])
  return body as RecordView
}
