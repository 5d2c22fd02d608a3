import { visitLists } from '../../shared/visits/view'
import type { Folk } from './folk'
import { of, query, visits } from './visit'
import type { Visit } from './visit'

const nurseDay = ({ ids }: Folk) =>
  `staffId=${ids.nurse}&day=2026-03-05&name=${encodeURIComponent('李婷')}`

/** The desk and the office of visits: what waits, who works when, and what may be sent. */
export const deskVisits: Visit[] = [
  ...visits('office/visits/index', ['manager', 'front-desk']),
  ...visits('office/roster/index', ['manager', 'front-desk']),
  ...visits('office/plan/index', ['manager', 'front-desk']),
  ...visits('office/plan/index', ['manager'], of('nurse', 'staffId')),
  ...visits('office/plan/index', ['manager'], { ...of('nurse', 'staffId'), taps: [/加一段$/] }),
  ...visits('office/special-day/index', ['front-desk'], { query: nurseDay }),
  ...visits('office/leave/index', ['front-desk']),
  ...visits('office/leave/index', ['front-desk'], { taps: [/^登记请假或停约$/] }),
  ...query('office/queue/index', 'manager', ...visitLists.map((list) => `list=${list}`)),
  ...visits('office/visit/index', ['manager', 'front-desk'], of('unproven', 'id')),
  ...visits('office/visit/index', ['manager'], { ...of('unproven', 'id'), taps: [/^计入$/] }),
  ...visits('office/assign/index', ['front-desk'], of('unassigned', 'id')),
  ...visits('office/call-backs/index', ['front-desk']),
  ...visits('office/waiting/index', ['front-desk']),
  ...visits('office/alarms/index', ['front-desk']),
  ...visits('office/red-flags/index', ['manager', 'front-desk', 'nurse-zhang']),
  ...visits('office/red-flags/index', ['front-desk'], { taps: [/^记处理 /] }),
  ...visits('office/red-flags/index', ['manager'], { taps: [/^处理过的$/] }),
  ...visits('office/adverse/index', ['manager']),
  ...visits('office/adverse/index', ['manager'], { taps: [/记已上报$/] }),
  ...visits('office/complaints/index', ['manager']),
  ...visits('office/complaints/index', ['manager'], { taps: [/^答复 /] }),
  ...visits('office/catalogue/index', ['manager']),
  ...visits('office/catalogue/index', ['manager'], { taps: [/^不能上门做的$/] }),
  ...visits('office/catalogue-next/index', ['manager']),
  ...visits('office/catalogue-next/index', ['manager'], { taps: [/^加一项$/] }),
  ...visits('office/credentials/index', ['manager', 'front-desk']),
  ...visits('office/credential/index', ['manager'], of('nurse', 'staffId')),
  ...visits('office/covers/index', ['manager']),
]
