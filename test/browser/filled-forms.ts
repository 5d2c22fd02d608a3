/** Forms that need the service, filled in as their people do. */
import type { ClockView } from '../../shared/session'
import { callerOf } from '../../tools/lib/api'
import { visitWithoutProof } from './desk-work'
import { findDoors } from './door-visits'

export interface Form {
  as: string
  /** Its address in this town. */
  page: (url: string) => Promise<string>
  taps: RegExp[]
  fields: [name: RegExp, words: string][]
  send: string
  /** Said once the service has it. */
  sent: RegExp
}

const toTheDoctor = (page: string) => async (url: string) =>
  `staff/${page}/index?id=${(await findDoors(url)).unseen}`

/** What the nurse has done for an elder today, as he and as she open it; done once for all forms. */
const served = new Map<string, Promise<string>>()

async function doneAt(url: string): Promise<string> {
  const { day } = await callerOf(url).get<ClockView>('/api/clock')
  const known = served.get(url) ?? visitWithoutProof(url, day).then(({ id }) => id)
  served.set(url, known)
  return known
}

export const forms: [string, Form][] = [
  [
    'a first consultation',
    {
      ...{ as: 'doctor-zhang', page: toTheDoctor('consult'), taps: [/^合适/] },
      ...{
        fields: [[/^看到了什么/, '血糖平稳，可以在家里打针']],
        send: '记下首诊',
        sent: /^血糖平稳/,
      },
    },
  ],
  [
    'an order',
    {
      ...{ as: 'doctor-zhang', page: toTheDoctor('order'), taps: [/^30 天/] },
      ...{ fields: [[/^医嘱/, '餐前皮下注射，每天一次']], send: '记下医嘱', sent: /^今天/ },
    },
  ],
  [
    'an adverse event',
    {
      ...{
        as: 'nurse-zhang',
        page: async (url) => `staff/adverse/index?id=${await doneAt(url)}`,
        taps: [/^跌倒/, /^轻/],
      },
      fields: [
        [/^发生了什么/, '下床时滑了一下'],
        [/^当时怎么处理/, '扶起来坐好，量了血压'],
      ],
      ...{ send: '上报', sent: /^上报了/ },
    },
  ],
  [
    'a complaint',
    {
      ...{ as: 'zhao-defu', taps: [] },
      page: async (url) => `pages/rate/index?id=${await doneAt(url)}&part=complaint`,
      ...{ fields: [[/^什么事/, '来晚了一个小时']], send: '交给中心', sent: /^中心收到了/ },
    },
  ],
]
