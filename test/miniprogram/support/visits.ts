import type { BookableDetail, BookableView } from '../../../shared/visits/booking'
import type { FreeDay } from '../../../shared/schedule'
import type { VisitTrailStep, VisitView } from '../../../shared/visits/view'

/** Visits and what leads to them, as the server sends them; a test says only what matters to it. */
export const buildBookable = (change: Partial<BookableView> = {}): BookableView => ({
  code: 'urinaryCath',
  kind: 'home-nursing',
  name: '更换尿管',
  category: '管路护理',
  says: '换新的尿管和尿袋',
  minutes: 60,
  price: 12_000,
  payer: 'self',
  ...change,
})

export const buildDetail = (change: Partial<BookableDetail> = {}): BookableDetail => ({
  ...buildBookable(),
  risk: 'medium',
  needs: { order: true, relative: true, twoPeople: false, firstConsultation: true },
  prepare: ['干净的毛巾和温水'],
  bill: [
    { name: '更换尿管', fen: 8000 },
    { name: '上门服务费', fen: 4000 },
  ],
  addresses: [{ id: 'a1', text: '桃源街道 12 号 3 单元 501', preferred: true }],
  staff: [{ id: 'n1', name: '张晓雨', title: '主管护师', cameBefore: true }],
  ...change,
})

export const buildFreeDay = (day: string, ...times: string[]): FreeDay => ({
  day,
  kind: 'workday',
  times: times.map((time) => ({ time, staff: 1 })),
})

/** Booked by the daughter on the morning of 4 March for the afternoon of the next day. */
export const buildVisit = (change: Partial<VisitView> = {}): VisitView => ({
  id: 'v1',
  number: 'K7M2PX4D',
  kind: 'home-nursing',
  code: 'urinaryCath',
  name: '更换尿管',
  state: 'requested',
  elder: { id: 'e1', name: '王秀兰', age: 82 },
  day: '2026-03-05',
  time: '14:00',
  to: '15:00',
  staff: [{ id: 'n1', name: '张晓雨', title: '主管护师' }],
  askedBy: { name: '陈敏', relation: '女儿' },
  bill: {
    priceVersion: '2026.1',
    lines: buildDetail().bill,
    total: 12_000,
    payer: 'self',
  },
  needs: buildDetail().needs,
  ratings: [],
  files: [],
  trail: [buildStep({ event: 'confirm' })],
  may: ['move', 'cancel'],
  lineIds: [],
  version: 2,
  ...change,
})

export const buildStep = (change: Partial<VisitTrailStep> = {}): VisitTrailStep => ({
  event: 'confirm',
  state: 'requested',
  act: {
    byId: 'p1',
    byName: '陈敏',
    forId: 'e1',
    channel: 'mini-program',
    at: '2026-03-04T02:00:00.000Z',
  },
  relation: '女儿',
  ...change,
})
