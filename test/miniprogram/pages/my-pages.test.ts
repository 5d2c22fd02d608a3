import {
  bindingRows,
  consentRows,
  deviceRows,
  keptRows,
} from '../../../miniprogram/pages/my-data/view'
import {
  kindChoices,
  noticeCard,
  quietChoices,
  quietOf,
  withGroup,
  withQuiet,
} from '../../../miniprogram/pages/notices/view'
import { openedCard } from '../../../miniprogram/pages/opened/view'
import { owedTexts } from '../../../miniprogram/pages/welcome/steps'
import { whatIsMissing } from '../../../miniprogram/pages/enter/steps'
import type { ConsentReceipt, ConsentText, OpenedRow } from '../../../shared/access'
import { noticeRules } from '../../../shared/notices'
import type { NoticeView } from '../../../shared/notices'

const today = '2026-03-04'

describe('who opened my file', () => {
  const row: OpenedRow = {
    id: '1',
    at: '2026-03-04T01:05:00Z',
    byName: '张晓雨',
    byRole: 'nurse',
    orgName: '桃源中心',
    what: 'identity',
    self: false,
  }

  it('says who, from where, what and when in words', () => {
    expect(openedCard({ ...row, reason: '急诊' }, today)).toEqual({
      id: '1',
      when: '今天 3月4日 上午 9:05',
      who: '张晓雨',
      role: '护士 · 桃源中心',
      what: '看了完整的证件号码',
      reason: '急诊',
    })
  })

  it('knows oneself', () => {
    expect(openedCard({ ...row, self: true }, today)).toMatchObject({ who: '您自己', role: '' })
  })
})

describe('notices', () => {
  const notice: NoticeView = {
    id: 'n',
    kind: 'mandate.asked',
    title: '陈敏想替您办事',
    text: '同意了才算数。',
    at: '2026-03-03T23:30:00Z',
    read: false,
    urgent: false,
    page: 'pages/mandates/index',
    about: { id: 'e1', name: '王秀兰' },
  }

  it('tell when by the clock of China, about whom, and where they lead', () => {
    expect(noticeCard(notice, today)).toMatchObject({
      when: '今天 3月4日 上午 7:30',
      about: '关于 王秀兰',
      fresh: true,
      page: '/pages/mandates/index',
    })
  })

  const settings = { quietFrom: '21:00', quietTo: '07:00', muted: [] }

  it('are quiet at the hours that were chosen', () => {
    const chosen = withQuiet(settings, quietChoices[1]?.id ?? '')
    expect(chosen).toMatchObject({ quietFrom: '20:00', quietTo: '08:00' })
    expect(quietOf(chosen)).toBe(quietChoices[1]?.id)
    expect(quietChoices[0]?.title).toBe('晚上 9:00 到 上午 7:00')
  })

  it('are silenced and wanted again by the group', () => {
    const silent = withGroup(settings, 'mandate')
    expect(silent.muted).toEqual(['mandate.confirmed'])
    expect(kindChoices(silent).map(({ on }) => on)).toEqual([true, false, true])
    expect(withGroup(silent, 'mandate').muted).toEqual([])
  })

  it('silence nothing that has to be told', () => {
    for (const { id } of kindChoices(settings))
      expect(withGroup(settings, id).muted.filter((kind) => !noticeRules[kind].mutable)).toEqual([])
  })
})

describe('consents', () => {
  const text = (purpose: ConsentText['purpose'], needed: boolean): ConsentText => ({
    purpose,
    version: '2',
    hash: 'h',
    title: purpose,
    paragraphs: [],
    needed,
  })
  const receipt = (change: Partial<ConsentReceipt>): ConsentReceipt => ({
    id: '1',
    purpose: 'location',
    version: '2',
    hash: 'h',
    agreed: true,
    at: '2026-03-04T01:00:00Z',
    byName: '王秀兰',
    ...change,
  })

  it('count as they were said last', () => {
    const said = [receipt({}), receipt({ agreed: false, at: '2026-03-04T02:00:00Z' })]
    expect(consentRows([text('location', false)], said, today)).toEqual([
      {
        id: 'location',
        title: 'location',
        says: '今天 3月4日 王秀兰',
        tag: '没有同意',
        doing: '同意',
      },
    ])
  })

  it('that are needed are taken back only by leaving', () => {
    const rows = consentRows([text('privacy', true)], [receipt({ purpose: 'privacy' })], today)
    expect(rows[0]).toMatchObject({ tag: '同意了', doing: '' })
  })

  it('are asked for again when the text changed', () => {
    const texts = [text('privacy', true), text('location', false)]
    const old = [receipt({ purpose: 'privacy', version: '1' })]
    expect(owedTexts(texts, old).map(({ purpose }) => purpose)).toEqual(['privacy'])
    expect(owedTexts(texts, [receipt({ purpose: 'privacy' })])).toEqual([])
  })
})

describe('who may sign in as me', () => {
  it('names the way, the day and the phone in hand', () => {
    const binding = {
      id: 'b',
      way: 'in-person',
      at: '2026-03-01T01:00:00Z',
      byName: '小李',
    } as const
    expect(bindingRows([{ ...binding, current: true }], today)[0]).toMatchObject({
      title: '工作人员当面核对',
      says: '3月1日 星期日 小李',
      tag: '这部手机',
      doing: '解除绑定',
    })
    const ended = { ...binding, endedAt: '2026-03-02T01:00:00Z', current: false }
    expect(bindingRows([ended], today)[0]).toMatchObject({ tag: '已解除', doing: '' })
  })

  it('tells other devices from this one', () => {
    const one = { id: 's', startedAt: '2026-03-04T01:00:00Z', way: 'pc', current: false } as const
    expect(deviceRows([one], today)[0]).toMatchObject({ title: '电脑', tag: '在别处' })
  })

  it('names what the law keeps when one leaves', () => {
    const kept = [{ what: '门诊病历', law: '医疗机构管理条例实施细则', until: '2041-03-04' }]
    expect(keptRows({ at: '', deleted: [], kept })[0]?.says).toBe(
      '医疗机构管理条例实施细则，留到2041年3月4日',
    )
  })
})

it.each([
  ['resident', { name: '', number: '' }, '请先写姓名'],
  ['resident', { name: '刘大山', number: '12' }, '请先写证件号码'],
  ['resident', { name: '刘大山', number: '990101195801010019' }, ''],
  ['relative', { name: '陈敏', number: '' }, ''],
] as const)('%s with %o lacks “%s”', (step, given, missing) => {
  expect(whatIsMissing(step, given)).toBe(missing)
})
