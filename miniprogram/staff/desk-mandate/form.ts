import { addMonths } from '../../../shared/day'
import type { Day } from '../../../shared/day'
import type { DeskMandateRequest, MandateBasis, MandateScope } from '../../../shared/mandates'
import { relations } from '../../../shared/people'
import type { Relation } from '../../../shared/people'
import { sayFullDate } from '../../../shared/speak'
import type { Choice } from '../../components/choice-list/choice'

export interface Typed {
  name: string
  relation: Relation | ''
  scopes: MandateScope[]
  basis: MandateBasis
  months: 12 | 24 | 36
  /** The photo as it lies on this phone. */
  photo: string
}

export const emptyForm: Typed = {
  name: '',
  relation: '',
  scopes: ['book', 'read'],
  basis: 'own-will',
  months: 12,
  photo: '',
}

export const basisChoices: Choice[] = [
  {
    id: 'own-will',
    title: '老人本人授权',
    says: '老人当面同意，签了授权书。拍下授权书。',
    more: [],
    off: '',
  },
  {
    id: 'guardian',
    title: '法定监护',
    says: '有监护证明。拍下证明；监护人可以代老人同意。',
    more: [],
    off: '',
  },
]

/** What the elder is to the relative, as it is said at the desk: 老人是家属的 母亲. */
export const relationChoices = Object.keys(relations) as Relation[]

export const termChoices = (today: Day) =>
  ([12, 24, 36] as const).map((months) => ({
    months,
    name: `${months / 12} 年`,
    says: `到 ${sayFullDate(addMonths(today, months))}`,
  }))

/** What is still missing, in words; '' when it can be sent. */
export function mandateProblem(typed: Typed): string {
  if (typed.name.trim().length < 2) return '请填家属的姓名'
  if (!typed.relation) return '请选老人是家属的什么人'
  if (typed.scopes.length === 0) return '请至少选一件可以代办的事'
  if (typed.photo) return ''
  return typed.basis === 'guardian' ? '请拍下监护证明' : '请拍下签好的授权书'
}

export type Complete = Typed & { relation: Relation }

export function mandateRequest(typed: Complete, fileId: string, today: Day): DeskMandateRequest {
  const { name, relation, scopes, basis, months } = typed
  return {
    relativeName: name.trim(),
    relation,
    scopes,
    basis,
    until: addMonths(today, months),
    fileId,
  }
}
