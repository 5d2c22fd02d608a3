import type { AdverseRequest } from '../../../shared/visits/safety'

type Class = AdverseRequest['class']
type Harm = AdverseRequest['harm']

const classNames: Record<Class, string> = {
  fall: '跌倒、坠床',
  choking: '噎食、误吸',
  'pressure-injury': '压力性损伤',
  tube: '管路脱出、堵塞',
  medication: '用药差错',
  bleeding: '出血',
  infection: '感染',
  'needle-stick': '针刺、职业暴露',
  violence: '伤人、被伤',
  other: '其他',
}

const harmNames: Record<Harm, string> = {
  none: '没有伤害',
  mild: '轻：观察就好',
  moderate: '中：要处理',
  severe: '重：送医或致残',
  death: '去世',
}

const chips = <Id extends string>(names: Record<Id, string>) =>
  Object.entries<string>(names).map(([id, name]) => ({ id: id as Id, name }))

export const classChoices = chips(classNames)
export const harmChoices = chips(harmNames)

export interface Typed {
  class: Class | ''
  harm: Harm | ''
  what: string
  firstAid: string
  /** Time of the day, `HH:MM`. */
  time: string
}

export function adverseProblem(typed: Typed): string {
  if (!typed.class) return '请选是哪一类'
  if (!typed.harm) return '请选伤得怎么样'
  if (typed.what.trim().length < 2) return '请写发生了什么'
  return typed.firstAid.trim().length < 2 ? '请写当时怎么处理的' : ''
}

/** What is sent; undefined while something is missing. Never later than now. */
export function adverseOf(
  typed: Typed,
  { day, now }: { day: string; now: string },
): AdverseRequest | undefined {
  if (!typed.class || !typed.harm || adverseProblem(typed)) return undefined
  const at = new Date(`${day}T${typed.time}:00+08:00`).toISOString()
  return {
    ...{ class: typed.class, harm: typed.harm, at: at < now ? at : now },
    ...{ what: typed.what.trim(), firstAid: typed.firstAid.trim() },
  }
}
