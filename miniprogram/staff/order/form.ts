import { addDays } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import type { VisitStep } from '../../../shared/visits/booking'
import type { OrderRequest } from '../../../shared/visits/care'

export const fromChoices: { id: OrderRequest['from']; name: string }[] = [
  { id: 'own', name: '本机构的医嘱' },
  { id: 'other-institution', name: '外院的医嘱' },
]

/** From the day of the visit. */
export const termChoices = [
  { days: 0, name: '只这一次' },
  { days: 7, name: '7 天' },
  { days: 30, name: '30 天' },
]

export interface Typed {
  text: string
  from: OrderRequest['from']
  days: number
  /** Photo of another institution's order; '' when there is none. */
  fileId: string
}

export const emptyOrder: Typed = { text: '', from: 'own', days: 0, fileId: '' }

/** What the family photographed is as good as a photo taken here. */
export const withPhoto = (typed: Typed, [first]: readonly { id: string }[]): Typed =>
  typed.from === 'own' || typed.fileId ? typed : { ...typed, fileId: first?.id ?? '' }

export function orderProblem({ text, from, fileId }: Typed): string {
  if (text.trim().length < 2) return '请写医嘱'
  return from === 'other-institution' && !fileId ? '外院的医嘱要拍照' : ''
}

export const orderOf = (
  { text, from, days, fileId }: Typed,
  day: Day,
): Omit<OrderRequest, keyof VisitStep> => ({
  ...{ text: text.trim(), from, validUntil: addDays(day, days) },
  ...(fileId ? { fileId } : {}),
})
