import {
  coverRow,
  coversProblem,
  coversRequest,
  oneMore,
} from '../../../miniprogram/office/covers/form'
import {
  certificateChoices,
  credentialProblem,
  credentialsRequest,
  typedOf,
  withCertificate,
} from '../../../miniprogram/office/credential/form'
import { coverCards, failingFirst, nurseRow } from '../../../miniprogram/office/credential-cards'
import type { Cover, CredentialsView } from '../../../shared/visits/credentials'

const TODAY = '2026-03-04'

describe('credentials', () => {
  const view: CredentialsView = {
    staff: { id: 'n', name: '李婷', title: '主管护师', role: 'nurse' },
    credentials: {
      ...{ title: '主管护师', clinicalSince: '2014-07-01', registeredAt: 'org-a' },
      certificates: [{ kind: 'port', number: 'P1', from: '2023-03-01', until: '2026-02-28' }],
    },
    failing: [{ code: 'certificate-lapsed', says: '输液港专科护士证2026年2月28日到期了' }],
    version: 2,
  }
  const violated = { ...view, failing: [{ code: 'violation' as const, says: '有违规' }] }

  it('tell a certificate that ran out from what stops her altogether', () => {
    const row = nurseRow(view, TODAY)
    expect(row).toMatchObject({
      says: '主管护师 · 临床 11 年',
      failing: [],
      lapsed: [expect.anything()],
    })
    expect(row.certificates).toEqual([
      { name: '输液港专科护士证 到 2026年2月28日，过期了', lapsed: true },
    ])
    expect(nurseRow(violated, TODAY)).toMatchObject({ failing: ['有违规'], lapsed: [] })
    const rows = [nurseRow({ ...view, failing: [] }, TODAY), row, nurseRow(violated, TODAY)]
    expect(failingFirst(rows).map((each) => each.failing.length + each.lapsed.length)).toEqual([
      ...[1, 1, 0],
    ])
    expect(failingFirst(rows)[0]?.failing).toEqual(['有违规'])
  })

  it('make nothing up where nothing was written', () => {
    const { credentials: _none, ...bare } = view
    expect(nurseRow(bare, TODAY).says).toBe('主管护师 · 还没有登记')
    expect(typedOf(bare, 'org-a')).toMatchObject({
      clinicalSince: '',
      here: false,
      certificates: [],
    })
    expect(credentialProblem(typedOf(bare, 'org-a'))).toContain('临床')
  })

  it('keep since when she is 护师, which some items ask for', () => {
    const typed = { ...typedOf(view, 'org-a'), titleSince: '2016-01-01' }
    expect(credentialsRequest(typed, { orgId: 'org-a', view }).titleSince).toBe('2016-01-01')
    const { title, clinicalSince, titleSince, certificates } = typed
    const credentials = { title, clinicalSince, titleSince, certificates, registeredAt: 'org-a' }
    expect(typedOf({ ...view, credentials }, 'org-a').titleSince).toBe('2016-01-01')
    expect(credentialProblem({ ...typed, titleSince: '2014-06-30' })).toBe(
      '任护师的日期早于开始做临床护理的日期',
    )
    const none = credentialsRequest({ ...typed, titleSince: '' }, { orgId: 'org-a', view })
    expect(none).not.toHaveProperty('titleSince')
  })

  it('are sent as they were typed, with the version that was shown', () => {
    const typed = withCertificate(typedOf(view, 'org-a'), 'wound', TODAY)
    expect(credentialProblem(typed)).toBe('请填伤口专科护士证的证号')
    expect(certificateChoices(typed).map(({ kind }) => kind)).not.toContain('wound')
    const [port, wound] = typed.certificates
    const filled = { ...typed, certificates: [port, { ...wound, number: ' W9 ' }] } as typeof typed
    expect(credentialProblem(filled)).toBe('')
    expect(credentialsRequest(filled, { orgId: 'org-a', view })).toMatchObject({
      ...{ registeredAt: 'org-a', version: 2 },
      certificates: [
        { kind: 'port', until: '2026-02-28' },
        { kind: 'wound', number: 'W9' },
      ],
    })
    const elsewhere = credentialsRequest({ ...filled, here: false }, { orgId: 'org-a', view })
    expect(elsewhere.registeredAt).not.toBe('org-a')
  })
})

describe('policies', () => {
  const cover: Cover = {
    ...{ kind: 'liability', insurer: '云川财险', policyNumber: 'L1' },
    ...{ from: '2025-03-05', until: '2026-03-03' },
  }

  it('are shown kind by kind, with what is lacking', () => {
    const lacking = [{ kind: 'liability' as const, name: '责任险' }]
    const cards = coverCards({ orgId: 'o', covers: [cover], lacking, version: 1 }, TODAY)
    expect(cards.map(({ name, state }) => `${name} ${state}`)).toEqual([
      ...['责任险 过期了', '医疗意外险 在期', '人身意外险 在期'],
    ])
  })

  it('say which holds now, and which comes after it', () => {
    const now = { ...cover, until: '2026-12-31' }
    const next = { ...cover, policyNumber: 'L2', from: '2027-01-01', until: '2027-12-31' }
    const covers = [next, now]
    const [card] = coverCards({ orgId: 'o', covers, lacking: [], version: 1 }, TODAY)
    expect(card).toMatchObject({
      state: '在期',
      says: '云川财险 L1，2025年3月5日 到 2026年12月31日；下一份 2027年1月1日 到 2027年12月31日',
    })
  })

  it('follow each other without a gap', () => {
    expect(oneMore([cover], 'liability', TODAY)).toMatchObject({ from: TODAY, until: '2027-03-03' })
    const running = { ...cover, until: '2026-06-30' }
    expect(oneMore([running], 'liability', TODAY).from).toBe('2026-07-01')
  })

  it('need a company, a number and an end after their beginning', () => {
    expect(coversProblem([cover])).toBe('')
    expect(coversProblem([cover, { ...cover, insurer: ' ' }])).toBe(
      '第 2 份（责任险）还没有填保险公司',
    )
    expect(coversProblem([{ ...cover, policyNumber: '' }])).toContain('还没有填保单号')
    expect(coversProblem([{ ...cover, until: '2025-01-01' }])).toBe(
      '第 1 份（责任险）到期的日子早于开始的日子',
    )
  })

  it('go back as they are, without the words beside them', () => {
    const row = coverRow(cover, TODAY)
    expect(row.state).toBe('过期了')
    expect(coversRequest([row], { version: 3 })).toEqual({ version: 3, covers: [cover] })
    const broken = { ...row, policyNumber: ' L1\n-2 ' }
    expect(coversRequest([broken], { version: 3 }).covers[0]?.policyNumber).toBe('L1 -2')
  })
})
