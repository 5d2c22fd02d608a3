import type { MergeView } from '../../shared/register'
import { get, post } from '../kit/http'

/** Says that two files may be one person; who answers for both decides. */
export const nameMerge = (keptId: string, otherId: string, why: string): Promise<MergeView> =>
  post('/merges', { keptId, otherId, why })
export const merges = (orgId: string): Promise<MergeView[]> => get('/merges', { orgId })
/** `keptId`: which of the two files stays; the one that was suggested unless told. */
export const decideMerge = (
  id: string,
  decision: { merge: boolean; keptId?: string },
): Promise<MergeView> => post(`/merges/${id}/decide`, decision)
export const undoMerge = (id: string): Promise<MergeView> => post(`/merges/${id}/undo`, {})
