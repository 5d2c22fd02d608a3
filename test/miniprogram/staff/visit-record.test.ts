import {
  chipsOf,
  emptyConsumable,
  emptyRecord,
  recordOf,
  recordProblem,
  toggled,
} from '../../../miniprogram/staff/visit-record/form'
import type { Typed } from '../../../miniprogram/staff/visit-record/form'

const written = (change: Partial<Typed> = {}): Typed => ({
  ...emptyRecord,
  ...{ done: ['核对身份'], findings: '情况平稳', waste: 'taken' },
  ...change,
})

describe('the record of a visit', () => {
  it.each([
    ['home-nursing', { done: [] }, '请勾选做了哪些步骤'],
    ['home-nursing', { findings: ' ' }, '请写看到了什么，没有异常也写一句'],
    ['home-nursing', { waste: '' }, '请选医疗废物带回了没有'],
    ['home-nursing', { systolic: '138' }, '血压要同时填收缩压和舒张压'],
    ['home-nursing', { temperature: '366' }, '体温应在 30 到 45 ℃ 之间'],
    ['home-nursing', { oxygen: '30' }, '血氧应在 40 到 100 % 之间'],
    ['home-nursing', {}, ''],
    ['door-service', {}, '请至少勾选一项做了的服务'],
    ['door-service', { services: ['blood-pressure'] }, '血压要同时填收缩压和舒张压'],
    ['door-service', { services: ['capillary-glucose'] }, '请填血糖值'],
    ['door-service', { services: ['health-consult'] }, ''],
  ] as const)('of %s with %j: %s', (kind, change, problem) =>
    expect(recordProblem(kind, written(change as Partial<Typed>))).toBe(problem),
  )

  it.each([
    [{ name: '尿袋', count: '0', yuan: '1' }, false],
    [{ name: '尿袋', count: '100', yuan: '1' }, false],
    [{ name: '尿袋', count: '2', yuan: '一块' }, false],
    [{ name: '尿袋', count: '2', yuan: '' }, true],
    [{ name: ' ', count: 'x', yuan: 'x' }, true],
  ])('with consumables %j', (consumable, right) =>
    expect(recordProblem('home-nursing', written({ consumables: [consumable] })) === '').toBe(
      right,
    ),
  )

  it('sends numbers as numbers, money as fen, and nothing that was not filled in', () => {
    const typed = written({
      ...{ systolic: '138', diastolic: '82', glucose: '6.1', timing: 'random', oxygen: '97' },
      consumables: [{ name: ' 尿袋 ', count: '2', yuan: '12.5' }, emptyConsumable],
    })
    expect(recordOf('home-nursing', typed)).toEqual({
      vitals: { systolic: 138, diastolic: 82, glucose: 6.1, timing: 'random', oxygen: 97 },
      services: [],
      done: ['核对身份'],
      findings: '情况平稳',
      wasteTakenBack: true,
      consumables: [{ name: '尿袋', count: 2, fen: 1250 }],
    })
    expect(recordOf('home-nursing', written())).not.toHaveProperty('vitals')
  })

  it('gives each service of a public-health visit the values that belong to it', () => {
    const services = ['blood-pressure', 'capillary-glucose', 'nutrition-guidance'] as const
    const typed = written({
      ...{ services: [...services], systolic: '138', diastolic: '82', pulse: '70', glucose: '6.1' },
    })
    expect(recordOf('door-service', typed).services).toEqual([
      { kind: 'blood-pressure', values: { systolic: 138, diastolic: 82, pulse: 70 } },
      { kind: 'capillary-glucose', values: { glucose: 6.1, timing: 'fasting' } },
      { kind: 'nutrition-guidance' },
    ])
    expect(recordProblem('door-service', typed)).toBe('')
  })

  it('offers the six services to public health only', () => {
    expect(chipsOf('door-service', written()).services).toHaveLength(6)
    expect(chipsOf('home-nursing', written()).services).toEqual([])
    expect(chipsOf('clinic', written()).steps[0]).toEqual({
      id: '核对身份',
      name: '核对身份',
      on: true,
    })
    expect(toggled(toggled(['a'], 'b'), 'a')).toEqual(['b'])
  })
})
