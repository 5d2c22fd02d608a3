import { callName } from '../../../shared/mandates'
import type { SessionView } from '../../../shared/session'
import type { Choice } from '../../components/choice-list/choice'
import { choices } from '../../kit/session'

/** Everybody this phone may act for, as choices. */
export function peopleChoices(who: SessionView): Choice[] {
  return choices(who).map(({ elderId, name, relation, self }) => ({
    id: elderId,
    title: self ? '为本人办理' : `为${callName(relation)}办理`,
    says: name,
    more: [],
    off: '',
  }))
}
