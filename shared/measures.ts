import { serviceNames } from './records'
import type { ServiceKind, ServiceValues } from './records'

/**
 * What a cuff or a meter can plausibly show, to catch a slip of the finger; not a clinical judgement.
 * mmHg, per minute, mmol/L.
 */
const plausible = {
  systolic: { from: 50, to: 300, unit: 'mmHg', name: '收缩压' },
  diastolic: { from: 20, to: 200, unit: 'mmHg', name: '舒张压' },
  pulse: { from: 20, to: 250, unit: '次/分', name: '脉搏' },
  glucose: { from: 0.5, to: 50, unit: 'mmol/L', name: '血糖' },
} as const
type Measure = keyof typeof plausible

/** Kinds whose values may be written down; a doctor's visit and a follow-up may carry any of them. */
const valuesOf: Partial<Record<ServiceKind, readonly (keyof ServiceValues)[]>> = {
  'blood-pressure': ['systolic', 'diastolic', 'pulse'],
  'capillary-glucose': ['glucose', 'timing'],
  'home-visit': ['systolic', 'diastolic', 'pulse', 'glucose', 'timing'],
  'follow-up': ['systolic', 'diastolic', 'pulse', 'glucose', 'timing'],
}

/**
 * What is wrong with the values of a service, in words for the one who typed them; nothing when they are right.
 *
 * A blood pressure has both numbers, the upper one higher; a glucose measurement has its value.
 * `valuesProblem('blood-pressure', { systolic: 128 }) //=> '血压要同时填收缩压和舒张压'`
 */
export function valuesProblem(kind: ServiceKind, values: ServiceValues = {}): string | undefined {
  const given = (Object.keys(values) as (keyof ServiceValues)[]).filter(
    (name) => values[name] !== undefined,
  )
  const allowed = valuesOf[kind] ?? []
  if (given.some((name) => !allowed.includes(name))) {
    return `${serviceNames[kind]}不填${allowed.length ? '这些' : ''}测量值`
  }
  return missingValue(kind, values) ?? outOfRange(values)
}

function missingValue(kind: ServiceKind, values: ServiceValues): string | undefined {
  const { systolic, diastolic, glucose, timing } = values
  const half = (systolic === undefined) !== (diastolic === undefined)
  if (half || (kind === 'blood-pressure' && systolic === undefined)) {
    return '血压要同时填收缩压和舒张压'
  }
  if (glucose === undefined && (kind === 'capillary-glucose' || timing !== undefined)) {
    return '请填血糖值'
  }
  return undefined
}

function outOfRange(values: ServiceValues): string | undefined {
  for (const measure of Object.keys(plausible) as Measure[]) {
    const value = values[measure]
    const { from, to, unit, name } = plausible[measure]
    if (value !== undefined && !(value >= from && value <= to)) {
      return `${name}应在 ${from} 到 ${to} ${unit} 之间`
    }
  }
  const { systolic, diastolic } = values
  const upsideDown = systolic !== undefined && diastolic !== undefined && diastolic >= systolic
  return upsideDown ? '收缩压应高于舒张压' : undefined
}
