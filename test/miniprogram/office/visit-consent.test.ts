import { beforeFacts } from '../../../miniprogram/office/visit/facts'
import { buildVisit } from '../support/visits'

test.each([
  ['nursing-2026.1', '王秀兰 签了《护理知情同意书》2026 年第 1 版'],
  ['door-2026.2', '王秀兰 签了《上门知情同意书》2026 年第 2 版'],
])('the office reads in words which text was signed: %s', (textVersion, says) => {
  const signed = { textVersion, textHash: '', way: 'own-tap' as const, signedByName: '王秀兰' }
  const facts = beforeFacts(buildVisit({ consent: { ...signed, at: '2026-03-04T02:00:00.000Z' } }))
  expect(facts.find(({ label }) => label === '同意书')?.says).toBe(says)
})
