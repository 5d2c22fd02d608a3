import type { ServiceValues } from '../../shared/records'

/**
 * Values at which the national rules ask for a referral the same day, so a slip of the finger and a person in danger
 * look alike: 收缩压 ≥180 or 舒张压 ≥110 mmHg, 血糖 ≥16.7 or ≤3.9 mmol/L, 心率 >100
 * (《国家基本公共卫生服务规范（第三版）》高血压、2 型糖尿病患者健康管理). Below 90/60 mmHg and 50 per minute as well.
 */
const usual = {
  systolic: { from: 90, to: 179, name: '收缩压' },
  diastolic: { from: 60, to: 109, name: '舒张压' },
  pulse: { from: 50, to: 100, name: '脉搏' },
  glucose: { from: 4, to: 16.6, name: '血糖' },
} as const

/** What stands outside the usual, in words: `收缩压 186 偏高`; '' when nothing does. */
export function unusualWords(values: ServiceValues): string {
  const measures = Object.keys(usual) as (keyof typeof usual)[]
  return measures
    .flatMap((measure) => {
      const value = values[measure]
      const { from, to, name } = usual[measure]
      if (value === undefined || (value >= from && value <= to)) return []
      return `${name} ${value} ${value < from ? '偏低' : '偏高'}`
    })
    .join('，')
}

/** Asked before such a value is written down. */
export const unusualQuestion = (words: string) => ({
  title: '再看一眼数值',
  content: `${words}。如果没有抄错，就照样记下，并按规范复测或转诊。`,
  yes: '没有抄错',
  no: '回去改',
})
