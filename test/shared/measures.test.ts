import { valuesProblem } from '../../shared/measures'

describe('the values of a service', () => {
  it.each([
    ['blood-pressure', { systolic: 128, diastolic: 78 }],
    ['blood-pressure', { systolic: 50, diastolic: 20 }],
    ['blood-pressure', { systolic: 300, diastolic: 200, pulse: 72 }],
    ['capillary-glucose', { glucose: 0.5 }],
    ['capillary-glucose', { glucose: 50, timing: 'fasting' }],
    ['home-visit', { systolic: 128, diastolic: 78, glucose: 6.1 }],
    ['follow-up', { pulse: 72 }],
    ['follow-up', undefined],
    ['health-consult', {}],
  ] as const)('of %s may be %j', (kind, values) =>
    expect(valuesProblem(kind, values)).toBeUndefined(),
  )

  it.each([
    ['blood-pressure', undefined, '血压要同时填收缩压和舒张压'],
    ['blood-pressure', { systolic: 128 }, '血压要同时填收缩压和舒张压'],
    ['follow-up', { diastolic: 78 }, '血压要同时填收缩压和舒张压'],
    ['blood-pressure', { systolic: 49, diastolic: 40 }, '收缩压应在 50 到 300 mmHg 之间'],
    ['blood-pressure', { systolic: 301, diastolic: 90 }, '收缩压应在 50 到 300 mmHg 之间'],
    ['blood-pressure', { systolic: 128, diastolic: 19 }, '舒张压应在 20 到 200 mmHg 之间'],
    ['blood-pressure', { systolic: 128, diastolic: 128 }, '收缩压应高于舒张压'],
    ['blood-pressure', { systolic: NaN, diastolic: 78 }, '收缩压应在 50 到 300 mmHg 之间'],
    ['blood-pressure', { systolic: 128, diastolic: 78, glucose: 6 }, '血压测量不填这些测量值'],
    ['capillary-glucose', {}, '请填血糖值'],
    ['capillary-glucose', { timing: 'fasting' }, '请填血糖值'],
    ['capillary-glucose', { glucose: 0.4 }, '血糖应在 0.5 到 50 mmol/L 之间'],
    ['capillary-glucose', { glucose: 50.1 }, '血糖应在 0.5 到 50 mmol/L 之间'],
    ['follow-up', { pulse: 251 }, '脉搏应在 20 到 250 次/分 之间'],
    ['health-consult', { pulse: 72 }, '保健咨询不填测量值'],
  ] as const)('of %s %j: %s', (kind, values, says) =>
    expect(valuesProblem(kind, values)).toBe(says),
  )
})
