import type { SessionView } from '../../../shared/session'
import { actingFor, choices } from '../../kit/session'

/** What an elder is to a relative, as the relative calls them. */
const callNames: Record<string, string> = { 母亲: '妈妈', 父亲: '爸爸', 配偶: '老伴' }

export const callName = (relation: string): string => callNames[relation] ?? relation

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
