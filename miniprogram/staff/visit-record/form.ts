import { integratedCareKinds, serviceNames } from '../../../shared/records'
import type { ServiceKind, ServiceValues } from '../../../shared/records'
import type { VisitStep } from '../../../shared/visits/booking'
import type { FinishRequest } from '../../../shared/visits/care'
import type { VisitKind } from '../../../shared/visits/kinds'
import { countedServices, servicesProblem, vitalsProblem } from '../../../shared/visits/services'

export interface Consumable {
  name: string
  count: string
  yuan: string
}

/** What is typed, as text: it becomes numbers only when it is sent. */
export interface Typed {
  systolic: string
  diastolic: string
  pulse: string
  glucose: string
  timing: NonNullable<ServiceValues['timing']>
  temperature: string
  oxygen: string
  services: ServiceKind[]
  done: string[]
  findings: string
  waste: '' | 'taken' | 'none'
  consumables: Consumable[]
  /** The elder's signature, PNG as base64; '' before. */
  signature: string
}

export const emptyRecord: Typed = {
  ...{ systolic: '', diastolic: '', pulse: '', glucose: '', timing: 'fasting' },
  ...{ temperature: '', oxygen: '', findings: '', waste: '', signature: '' },
  ...{ services: [], done: [], consumables: [] },
}

export const emptyConsumable: Consumable = { name: '', count: '1', yuan: '' }

interface Chip {
  id: string
  name: string
  on: boolean
}

const nursingSteps = [
  ...['核对身份', '核对医嘱', '洗手戴手套', '讲清怎么做', '按规范操作'],
  ...['观察反应', '收拾用物', '交代注意事项'],
]
const otherSteps = ['核对身份', '问近况', '看在吃的药', '查体', '交代注意事项']

/** What can be ticked: only a visit of public health counts several services, the others are their one. */
export function chipsOf(
  kind: VisitKind,
  { services, done }: Pick<Typed, 'services' | 'done'>,
): { services: Chip[]; steps: Chip[] } {
  const kinds = kind === 'door-service' ? integratedCareKinds : []
  const steps = kind === 'home-nursing' ? nursingSteps : otherSteps
  return {
    services: kinds.map((id) => ({ id, name: serviceNames[id], on: services.includes(id) })),
    steps: steps.map((id) => ({ id, name: id, on: done.includes(id) })),
  }
}

export const wasteChoices = [
  { id: 'taken', name: '医疗废物带回了' },
  { id: 'none', name: '没有医疗废物' },
] as const

const numbers = (typed: Record<string, string>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (value.trim() ? [[name, Number(value)]] : [])),
  )

function valuesOf({ systolic, diastolic, pulse, glucose, timing }: Typed): ServiceValues {
  const measured = numbers({ systolic, diastolic, pulse, glucose })
  return { ...measured, ...(measured['glucose'] === undefined ? {} : { timing }) }
}

/** Each service with the values that belong to it. */
function servicesOf(kind: VisitKind, typed: Typed): FinishRequest['services'] {
  const { systolic, diastolic, pulse, glucose, timing } = typed
  const own: Partial<Record<ServiceKind, ServiceValues>> = {
    'blood-pressure': numbers({ systolic, diastolic, pulse }),
    'capillary-glucose': glucose.trim() ? { ...numbers({ glucose }), timing } : {},
  }
  const given = kind === 'door-service' ? typed.services : []
  return given.map((each) => {
    const values = own[each]
    return { kind: each, ...(values ? { values } : {}) }
  })
}

/** What is sent of the form, without its signature. */
export function recordOf(kind: VisitKind, typed: Typed): Omit<FinishRequest, keyof VisitStep> {
  const { temperature, oxygen, done, findings, waste } = typed
  const vitals = { ...valuesOf(typed), ...numbers({ temperature, oxygen }) }
  const consumables = typed.consumables.filter(({ name }) => name.trim())
  return {
    ...(Object.keys(vitals).length > 0 ? { vitals } : {}),
    services: servicesOf(kind, typed),
    done,
    findings: findings.trim(),
    wasteTakenBack: waste === 'taken',
    ...(consumables.length > 0 ? { consumables: consumables.map(sentConsumable) } : {}),
  }
}

const sentConsumable = ({ name, count, yuan }: Consumable) => ({
  name: name.trim(),
  count: Number(count),
  fen: Math.round(Number(yuan || '0') * 100),
})

/** What is wrong with the form, in words; '' when it can be kept. The server judges by the same rules. */
export function recordProblem(kind: VisitKind, typed: Typed): string {
  const { vitals, services } = recordOf(kind, typed)
  if (typed.done.length === 0) return '请勾选做了哪些步骤'
  if (typed.findings.trim().length < 2) return '请写看到了什么，没有异常也写一句'
  if (!typed.waste) return '请选医疗废物带回了没有'
  return (
    vitalsProblem(vitals) ??
    servicesProblem(kind, countedServices(kind, services)) ??
    consumablesProblem(typed)
  )
}

function consumablesProblem({ consumables }: Typed): string {
  const wrong = consumables.some(({ name, count, yuan }) => {
    const counted = /^[1-9]\d?$/.test(count.trim())
    return name.trim() !== '' && !(counted && /^\d{0,4}(\.\d{1,2})?$/.test(yuan.trim()))
  })
  return wrong ? '耗材的数量和价钱请填数字，数量 1 到 99' : ''
}

/** Chosen or taken back. */
export const toggled = <One>(list: readonly One[], one: One): One[] =>
  list.includes(one) ? list.filter((each) => each !== one) : [...list, one]
