import type { Day } from '../../../shared/day'
import { adverseClasses, harmLevels } from '../../../shared/visits/safety'
import type { AdverseRequest, AdverseSummary, AdverseView } from '../../../shared/visits/safety'
import { visitLine } from '../visit-words'
import type { VisitLine } from '../visit-words'
import { sayInstant } from '../words'

export interface AdverseCard {
  id: string
  line: VisitLine
  title: string
  what: string
  aid: string
  by: string
  due: string
  tone: 'tag-red' | 'tag-warm' | 'tag-plain'
  follow: string
  /** Still to be reported, to be followed up. */
  reports: boolean
  follows: boolean
}

const classNames: Record<AdverseRequest['class'], string> = {
  fall: '跌倒',
  choking: '噎呛',
  'pressure-injury': '压力性损伤',
  tube: '管路滑脱',
  medication: '用药错误',
  bleeding: '出血',
  infection: '感染',
  'needle-stick': '针刺伤',
  violence: '暴力',
  other: '其他',
}
const harmNames: Record<AdverseRequest['harm'], string> = {
  none: '没有伤害',
  mild: '轻度伤害',
  moderate: '中度伤害',
  severe: '重度伤害',
  death: '死亡',
}

/** `now`: an ISO instant. */
export function adverseCard(
  event: AdverseView,
  { today, now }: { today: Day; now: string },
): AdverseCard {
  const { id, visit, what, firstAid, at, byName, reportedAt, followUp } = event
  return {
    ...{ id, line: visitLine(visit, today), what, aid: firstAid },
    title: `${classNames[event.class]} · ${harmNames[event.harm]}`,
    by: `${sayInstant(at, today)} 发生，${byName}登记`,
    ...dueOf(event, { today, now }),
    follow: followUp
      ? `${followUp.byName} ${sayInstant(followUp.at, today)}：${followUp.note}`
      : '',
    reports: !reportedAt,
    follows: !followUp,
  }
}

function dueOf(
  { reportedAt, reportedTo = '', reportDueAt }: AdverseView,
  { today, now }: { today: Day; now: string },
): Pick<AdverseCard, 'due' | 'tone'> {
  if (reportedAt)
    return { due: `${sayInstant(reportedAt, today)} 已报 ${reportedTo}`, tone: 'tag-plain' }
  const late = reportDueAt <= now
  return {
    due: `${sayInstant(reportDueAt, today)} 前上报${late ? '，已经过了' : ''}`,
    tone: late ? 'tag-red' : 'tag-warm',
  }
}

export interface YearCard {
  says: string
  harms: string
  /** Those that happened, most often first; each bar is a share of all. */
  classes: { name: string; count: string; filled: number }[]
}

/** How many since the year began, by what happened and by how much harm it did. */
export function yearCard({ all, byClass, byHarm, reportedLate }: AdverseSummary): YearCard {
  const late = reportedLate > 0 ? `，${reportedLate} 起过了时限才上报` : ''
  const harms = harmLevels.filter((harm) => byHarm[harm] > 0)
  return {
    says: all > 0 ? `今年 ${all} 起${late}` : '今年还没有登记过',
    harms: harms.map((harm) => `${harmNames[harm]} ${byHarm[harm]} 起`).join('，'),
    classes: adverseClasses
      .filter((each) => byClass[each] > 0)
      .sort((one, other) => byClass[other] - byClass[one])
      .map((each) => ({
        name: classNames[each],
        count: `${byClass[each]} 起`,
        filled: Math.round((byClass[each] / all) * 100),
      })),
  }
}
