import type {
  AdverseView,
  AlarmProgress,
  AlarmView,
  ComplaintView,
  FollowUpView,
} from '../../../shared/visits/safety'
import type { VisitCard } from '../../../shared/visits/view'
import type { AdverseEvent, Alarm, Complaint, FollowUp } from './types'

export function alarmView(alarm: Alarm, visit: VisitCard, now: string): AlarmView {
  const { closed, closedNote } = alarm
  return {
    ...alarmProgress(alarm, now),
    visit,
    ...(closed ? { closedBy: closed.byName, closedAt: closed.at } : {}),
    ...(closedNote ? { closedNote } : {}),
  }
}

/** With those who have been told by now: nobody after somebody took it. */
export function alarmProgress(alarm: Alarm, now: string): AlarmProgress {
  const { id, cause, raised, contacts, acknowledged, closed } = alarm
  const until = acknowledged?.at ?? closed?.at ?? now
  return {
    ...{ id, cause },
    raisedBy: raised.byName,
    raisedAt: raised.at,
    told: contacts.filter(({ at }) => at <= until).map(({ name, at }) => ({ name, at })),
    ...(acknowledged
      ? { acknowledgedBy: acknowledged.byName, acknowledgedAt: acknowledged.at }
      : {}),
  }
}

export function adverseView(event: AdverseEvent, visit: VisitCard): AdverseView {
  const { id, harm, what, at, firstAid, found, reportDueAt } = event
  const { reported, reportedTo, followedUp, followUpNote } = event
  return {
    ...{ id, visit, class: event.class, harm, what, at, firstAid },
    byName: found.byName,
    reportDueAt,
    ...(reported ? { reportedAt: reported.at } : {}),
    ...(reportedTo ? { reportedTo } : {}),
    ...(followedUp
      ? { followUp: { note: followUpNote ?? '', byName: followedUp.byName, at: followedUp.at } }
      : {}),
  }
}

export function complaintView(complaint: Complaint, visit: VisitCard): ComplaintView {
  const { id, text, made, dueOn, closed, closedNote } = complaint
  return {
    ...{ id, visit, text },
    byName: made.byName,
    at: made.at,
    dueOn,
    ...(closed ? { closed: { note: closedNote ?? '', byName: closed.byName, at: closed.at } } : {}),
  }
}

export function followUpView(followUp: FollowUp, visit: VisitCard): FollowUpView {
  const { id, dueAt, done, findings, conditionChanged } = followUp
  return {
    ...{ id, visit, dueAt },
    ...(done ? { doneAt: done.at } : {}),
    ...(findings ? { findings } : {}),
    ...(conditionChanged ? { conditionChanged } : {}),
  }
}
