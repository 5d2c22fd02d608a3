import { itemWords, kindOf, lineIdOf } from '../../shared/ledger'

it('the same source and item are the same line', () => {
  expect(lineIdOf('record:1', 'service.follow-up')).toBe('record:1#service.follow-up')
})

it.each([
  ['service.follow-up', 'follow-up'],
  ['service.blood-pressure', 'blood-pressure'],
  ['contract.accepted', undefined],
  ['line.voided', undefined],
] as const)('%s stands for %s', (item, kind) => expect(kindOf(item)).toBe(kind))

it.each([
  ['service.home-visit', '上门巡诊'],
  ['contract.accepted', '签约生效'],
  ['contract.renewed', '续约'],
  ['contract.ended', '签约终止'],
  ['line.voided', '作废'],
  ['line.corrected', '更正'],
] as const)('%s is said as %s', (item, words) => expect(itemWords(item)).toBe(words))
