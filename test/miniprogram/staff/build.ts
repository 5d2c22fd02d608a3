import type { ContractView } from '../../../shared/contracts'
import type { RecordView } from '../../../shared/records'
import type { SessionView } from '../../../shared/session'
import { mayDo } from '../../../shared/visits/machine'
import type { VisitView } from '../../../shared/visits/view'
import { buildVisit } from '../support/visits'

/** Things a phone of staff is told, as small as a test needs them. */
export const TODAY = '2026-03-04'
export const act = {
  byId: 'n',
  byName: '张晓雨',
  channel: 'on-site',
  at: '2026-03-04T02:00:00.000Z',
} as const

export const record = (parts: Partial<RecordView> = {}): RecordView => ({
  id: 'r',
  elder: { id: 'e', name: '王秀兰' },
  kind: 'blood-pressure',
  day: TODAY,
  time: '09:40',
  place: 'home',
  status: 'standing',
  act,
  organisation: { id: 'org-taoyuan', name: '桃源中心' },
  lineId: 'record:r#service.blood-pressure',
  corrections: [],
  version: 0,
  ...parts,
})

export const contract = (parts: Partial<ContractView> = {}): ContractView => ({
  id: 'c',
  elder: { id: 'e', name: '李桂英', age: 82 },
  team: {
    id: 'team-zhang',
    name: '张医生团队',
    phone: '0990-5511801',
    doctor: '张静怡',
    centre: '桃源中心',
  },
  package: { code: 'intermediate', name: '中级包', feePerYear: 360 },
  termMonths: 12,
  status: 'requested',
  standing: 'waiting',
  asked: { ...act, byName: '陈敏', forId: 'e', channel: 'mini-program' },
  agreement: { version: '2025.1', hash: '' },
  version: 0,
  ...parts,
})

export const doctor: SessionView = {
  person: { id: 'd', name: '张静怡', resident: false },
  roles: [
    {
      role: 'doctor',
      orgId: 'org-taoyuan',
      orgName: '桃源中心',
      teamId: 'team-zhang',
      teamName: '张医生团队',
    },
  ],
  actsFor: [],
  demo: true,
}
export const nurse: SessionView = {
  ...doctor,
  roles: doctor.roles.map((held) => ({ ...held, role: 'nurse' })),
}

/** Today at 14:00, of nurse n1. */
export const visitToday = (change: Partial<VisitView> = {}): VisitView => {
  const visit = buildVisit({ day: TODAY, state: 'accepted', ...change })
  return { ...visit, may: mayDo(visit.kind, visit.state, ['assigned']) }
}
