import {
  integratedCareKinds,
  mayStillRecord,
  notCountedReasons,
  placesOf,
  reasonWords,
  recordableKinds,
  serviceNames,
} from '../../shared/records'

it('eight kinds can be written down by staff, the first six are 老年健康与医养结合服务', () => {
  expect(recordableKinds.map((kind) => serviceNames[kind])).toEqual([
    '血压测量',
    '末梢血血糖检测',
    '康复指导',
    '护理技能指导',
    '保健咨询',
    '营养改善指导',
    '上门巡诊',
    '随访',
  ])
  expect(integratedCareKinds).toEqual(recordableKinds.slice(0, 6))
})

it.each([
  ['2026-03-05', false],
  ['2026-03-04', true],
  ['2026-02-02', true],
  ['2026-02-01', false],
])('on 2026-03-04 a service of %s may still be written down: %s', (day, may) =>
  expect(mayStillRecord(day, '2026-03-04')).toBe(may),
)

it('a doctor’s home visit is never at the centre', () => {
  expect(placesOf('home-visit')).toEqual(['home', 'care-institution'])
  expect(placesOf('follow-up')).toContain('centre')
})

it('every reason for not counting has its own words', () => {
  const words = notCountedReasons.map((reason) => reasonWords[reason])
  expect(new Set(words).size).toBe(notCountedReasons.length)
})
