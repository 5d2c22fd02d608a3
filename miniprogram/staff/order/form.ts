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
  /** The photo that goes with it; '' when none does. */
  fileId: string
}

export const emptyOrder: Typed = { text: '', from: 'own', days: 0, fileId: '' }

interface Photo {
  id: string
  name: string
}

/** What the family photographed is as good as a photo taken here: the one that was taken here stands behind theirs. */
export const withTaken = (photos: Photo[], { fileId }: Typed): Photo[] =>
  !fileId || photos.some(({ id }) => id === fileId)
    ? photos
    : [...photos, { id: fileId, name: `照片 ${photos.length + 1}` }]

/** Another institution's order goes with its photo: the only one there is needs no choosing, one of several does. */
export const onlyPhoto = ({ from, fileId }: Typed, photos: readonly Photo[]): string =>
  from === 'own' || fileId || photos.length !== 1 ? fileId : (photos[0]?.id ?? '')

export function orderProblem({ text, from, fileId }: Typed, photos: number): string {
  if (text.trim().length < 2) return '请写医嘱'
  if (from === 'own' || fileId) return ''
  return photos > 0 ? '请选外院医嘱是哪一张照片' : '外院的医嘱要拍照'
}

export const orderOf = (
  { text, from, days, fileId }: Typed,
  day: Day,
): Omit<OrderRequest, keyof VisitStep> => ({
  ...{ text: text.trim(), from, validUntil: addDays(day, days) },
  ...(fileId ? { fileId } : {}),
})
