import type { AuditRow, AuditState } from '../../../shared/access'
import type { Day } from '../../../shared/day'
import { grouped } from '../numbers'
import { sayInstant } from '../words'

export interface AuditLine {
  id: string
  /** The row's number in the chain, who, and when. */
  who: string
  says: string
  /** Whom it is about, masked, and what of theirs: `王*、李*等 20 人 · 服务记录`; '' when about nobody. */
  about: string
  reason: string
}

export function auditLine(row: AuditRow, today: Day): AuditLine {
  const { id, n, at, byName, says, reason, whatWords = '' } = row
  return {
    id,
    who: `第 ${grouped(n)} 条 · ${sayInstant(at, today)} · ${byName}`,
    says,
    // What was done names the thing already, as a rule.
    about: [peopleWords(row), says.includes(whatWords) ? '' : whatWords]
      .filter(Boolean)
      .join(' · '),
    reason: reason ? `原因：${reason}` : '',
  }
}

function peopleWords({ people, peopleCount }: AuditRow): string {
  const named = people.join('、')
  return peopleCount > people.length ? `${named}等 ${grouped(peopleCount)} 人` : named
}

/** What the chain says about itself: whole or not, and up to where a copy outside vouches for it. */
export function stateCard({ rows, anchoredAt, anchoredRows, intact }: AuditState, today: Day) {
  const anchor = anchoredAt
    ? `最近一次存底：${sayInstant(anchoredAt, today)}，到第 ${grouped(anchoredRows ?? 0)} 条`
    : '还没有存底'
  return {
    intact,
    title: intact ? '完整' : '有改动，请立即报告',
    says: `共 ${grouped(rows)} 条，${intact ? '没有删、没有改、没有插' : '连接对不上'}。`,
    anchor,
  }
}
