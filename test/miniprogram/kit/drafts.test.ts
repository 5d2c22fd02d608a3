import { draftOf, forgetDraft, keepDraft } from '../../../miniprogram/kit/drafts'
import { newPhone, type Phone } from '../support/phone'

let phone: Phone
const signedInAs = (personId: string) => void phone.storage.set('linli.session', { personId })

beforeEach(() => {
  phone = newPhone()
  signedInAs('n1')
})

test('what is being written is found again under its page and visit until it was sent', () => {
  keepDraft('consult v1', { findings: '尿管通畅' })
  keepDraft('order v1', { text: '每月一次' })
  expect(draftOf('consult v1')).toEqual({ findings: '尿管通畅' })
  forgetDraft('consult v1')
  expect([draftOf('consult v1'), draftOf('order v1')]).toEqual([undefined, { text: '每月一次' }])
  forgetDraft('order v1')
  expect(phone.storage.has('linli.drafts')).toBe(false)
})

test('on a shared phone nobody finds what another wrote', () => {
  keepDraft('consult v1', { findings: '尿管通畅' })
  signedInAs('n2')
  expect(draftOf('consult v1')).toBeUndefined()
})

test('what was given up makes room: the latest dozen is kept', () => {
  for (let at = 1; at <= 14; at += 1) keepDraft(`consult v${at}`, { at })
  expect([draftOf('consult v2'), draftOf('consult v3'), draftOf('consult v14')]).toEqual([
    ...[undefined, { at: 3 }, { at: 14 }],
  ])
})
