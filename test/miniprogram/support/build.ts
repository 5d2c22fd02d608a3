import type { ContractView, CurrentContractView, Entitlement } from '../../../shared/contracts'
import type { RecordView } from '../../../shared/records'
import type { SessionView } from '../../../shared/session'

/** Objects as the server sends them; a test says only what matters to it. */
export const buildContract = (change: Partial<ContractView> = {}): ContractView => ({
  id: '65f000000000000000000001',
  elder: { id: '65f0000000000000000000a1', name: '王秀兰', age: 82 },
  team: {
    id: 'team-1',
    name: '张医生团队',
    phone: '0571-88001234',
    doctor: '张建国',
    centre: '桃源社区卫生服务中心',
  },
  package: { code: 'basic', name: '基础包', feePerYear: 0 },
  termMonths: 12,
  startsOn: '2025-05-01',
  endsOn: '2026-04-30',
  status: 'active',
  standing: 'active',
  asked: {
    byId: 'c',
    byName: '陈敏',
    forId: 'a1',
    channel: 'mini-program',
    at: '2025-04-28T02:00:00Z',
  },
  agreement: { version: '2025-1', hash: 'h' },
  entitlements: [],
  version: 1,
  ...change,
})

export const buildEntitlement = (change: Partial<Entitlement> = {}): Entitlement => ({
  code: 'blood-pressure',
  name: '血压测量',
  times: 12,
  used: 4,
  left: 8,
  due: 4,
  ...change,
})

export const buildCurrent = (change: Partial<CurrentContractView> = {}): CurrentContractView => ({
  elder: { id: '65f0000000000000000000a1', name: '王秀兰', age: 82 },
  recent: [],
  ...change,
})

export const buildRecord = (change: Partial<RecordView> = {}): RecordView => ({
  id: '65f000000000000000000009',
  elder: { id: '65f0000000000000000000a1', name: '王秀兰' },
  kind: 'blood-pressure',
  day: '2026-03-04',
  place: 'home',
  status: 'standing',
  act: { byId: 'n', byName: '张小燕', channel: 'on-site', at: '2026-03-04T02:00:00Z' },
  organisation: { id: 'org', name: '桃源社区卫生服务中心' },
  lineId: 'record:1#service.blood-pressure',
  corrections: [],
  version: 1,
  ...change,
})

export const buildSession = (change: Partial<SessionView> = {}): SessionView => ({
  person: { id: 'p1', name: '陈敏', resident: false },
  roles: [],
  actsFor: [],
  demo: true,
  ...change,
})
