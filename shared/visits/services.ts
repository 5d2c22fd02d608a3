import { integratedCareKinds, serviceNames } from '../records'
import type { ServiceKind } from '../records'
import { valuesProblem } from '../measures'
import type { FinishRequest } from './care'
import type { VisitKind } from './kinds'

/** What a visit of a kind counts as; of 公卫上门服务 each of the six services that was done. */
const fixed: Partial<Record<VisitKind, ServiceKind>> = {
  'home-nursing': 'home-nursing',
  'doctor-visit': 'home-visit',
  clinic: 'clinic',
}

type Services = FinishRequest['services']

/** Kinds of service that may be written down for a visit. */
const servicesOf = (kind: VisitKind): readonly ServiceKind[] => {
  const only = fixed[kind]
  return only ? [only] : integratedCareKinds
}

/**
 * What a finished visit counts as: its one service, said or not, or the services given of those that may be.
 * `countedServices('clinic', []) //=> [{ kind: 'clinic' }]`
 */
export function countedServices(kind: VisitKind, given: Services): Services {
  const only = fixed[kind]
  if (!only) return given
  const said = given.find((service) => service.kind === only)
  return [said ?? { kind: only }]
}

/** What is wrong with the services given for a visit, in words; undefined when they are right. */
export function servicesProblem(kind: VisitKind, given: Services): string | undefined {
  const allowed = servicesOf(kind)
  const kinds = given.map((service) => service.kind)
  const other = kinds.find((each) => !allowed.includes(each))
  if (other) return `${serviceNames[other]}不属于这类服务`
  if (new Set(kinds).size < kinds.length) return '同一项服务写了两次'
  if (!fixed[kind] && kinds.length === 0) return '请至少勾选一项做了的服务'
  return given.map((one) => valuesProblem(one.kind, one.values)).find((says) => says !== undefined)
}

/** Temperature in °C, oxygen in %: what an instrument can plausibly show. */
const ranges = {
  temperature: { from: 30, to: 45, name: '体温', unit: '℃' },
  oxygen: { from: 40, to: 100, name: '血氧', unit: '%' },
} as const

/** What is wrong with the vital signs, in words; undefined when they are right. */
export function vitalsProblem(
  vitals: NonNullable<FinishRequest['vitals']> = {},
): string | undefined {
  const { temperature, oxygen, ...values } = vitals
  for (const [key, value] of Object.entries({ temperature, oxygen })) {
    const { from, to, name, unit } = ranges[key as keyof typeof ranges]
    if (value !== undefined && !(value >= from && value <= to))
      return `${name}应在 ${from} 到 ${to} ${unit} 之间`
  }
  return valuesProblem('follow-up', values)
}
