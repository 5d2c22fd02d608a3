import { callName } from '../../../shared/mandates'
import type { SessionView } from '../../../shared/session'
import { actingFor, choices } from '../../kit/session'

/**
 * For whom this phone acts, in words; '' for somebody who acts for nobody. `现在为 妈妈 办理`, with the name when two
 * are called the same, or the elder's own name.
 */
export function whoWords(who: SessionView): string {
  const elder = actingFor(who)
  if (!elder) return ''
  const possible = choices(who)
  if (elder.self) return possible.length > 1 ? '现在为 自己 办理' : elder.name
  const namesakes = possible.filter(({ relation }) => relation === elder.relation)
  const called = callName(elder.relation)
  return `现在为 ${namesakes.length > 1 ? `${called} ${elder.name}` : called} 办理`
}
