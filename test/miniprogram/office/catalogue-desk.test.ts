import {
  changeLines,
  itemRow,
  termLines,
  versionWords,
} from '../../../miniprogram/office/catalogue-cards'
import {
  blankItem,
  draftProblem,
  draftRequest,
  draftRows,
  emptyDraft,
  itemProblem,
  nightTimes,
  turnedOut,
  typedItem,
  withItem,
} from '../../../miniprogram/office/catalogue-next/form'
import type { TypedItem } from '../../../miniprogram/office/catalogue-next/form'
import type { Catalogue, CatalogueItem } from '../../../shared/visits/catalogue'

const TODAY = '2026-03-04'

const item: CatalogueItem = {
  ...{ code: 'urinaryCath', name: '更换尿管', category: 'special', risk: 'high', minutes: 60 },
  ...{ price: 12_050, certificates: ['port', 'picc'], order: true, relative: true },
  ...{ twoPeople: false, says: '换新的尿管', prepare: ['毛巾', '温水'] },
}
const catalogue: Catalogue = {
  ...{ version: '2026.1', from: '2026-01-01', callOut: 6000, nightFrom: '18:00' },
  ...{ verified: false, items: [item] },
}

describe('the catalogue', () => {
  it('shows an item along a row', () => {
    expect(itemRow(item)).toMatchObject({
      ...{ category: '专项护理', risk: '高风险', riskTone: 'tag-red', price: '120.5 元' },
      ...{ certificates: '输液港专科护士证或PICC 专科护士证', needs: '要医嘱、要家人在' },
    })
    const plain = { ...item, certificates: [], order: false, relative: false }
    expect(itemRow(plain)).toMatchObject({ certificates: '不用专科证', needs: '没有' })
  })

  it('says how many years as 护师 an item asks for, and whose word that is', () => {
    const titleYears = { years: 2, verified: false, source: '本机构规定' }
    const asked = { ...item, certificates: [], titleYears }
    expect(itemRow(asked).certificates).toBe('护师满 2 年（待核实：本机构规定）')
    expect(itemRow({ ...asked, certificates: ['picc'] }).certificates).toBe(
      'PICC 专科护士证，护师满 2 年（待核实：本机构规定）',
    )
  })

  it('says since when a version holds, or from when it will', () => {
    expect(versionWords(catalogue, TODAY).title).toBe('现在用的')
    expect(versionWords({ ...catalogue, from: '2026-04-01' }, TODAY).title).toBe(
      '2026年4月1日 起用的',
    )
  })

  it('says what another version asks of every visit, where it differs', () => {
    expect(termLines(catalogue, { ...catalogue, version: '2026.2' })).toEqual([])
    expect(termLines(catalogue, { ...catalogue, callOut: 6500, nightFrom: '19:15' })).toEqual([
      ...['上门服务费：60 元 改为 65 元', '两个人去：晚上 6:00 起改为 晚上 7:15 起'],
    ])
  })

  it('says what another version brought, took away and changed', () => {
    const changed = [{ code: 'a', name: '灌肠', fields: ['price' as const, 'risk' as const] }]
    const names = { from: '1', to: '2' }
    expect(changeLines({ ...names, added: [item], removed: [item], changed })).toEqual([
      ...['新增：更换尿管', '去掉：更换尿管', '改了：灌肠（价格、风险）'],
    ])
  })
})

describe('a new version', () => {
  const draft = emptyDraft(catalogue, TODAY)
  const fresh: TypedItem = {
    ...blankItem,
    code: 'feet',
    name: '足部护理',
    price: '30',
    says: '修脚',
  }

  it('begins tomorrow at the earliest, and after one that is published already', () => {
    expect(draft.from).toBe('2026-03-05')
    expect(emptyDraft({ ...catalogue, from: '2026-05-01' }, TODAY).from).toBe('2026-05-02')
  })

  it('is not published without a change', () => {
    expect(draftProblem(draft)).toBe('还没有改什么')
    expect(draftProblem({ ...draft, callOut: '65' })).toBe('')
    expect(draftProblem({ ...draft, callOut: 'x' })).toContain('元')
  })

  it('may move the hour from which two people come, and nothing else', () => {
    const later = { ...draft, nightFrom: '19:15' }
    expect(draftProblem(later)).toBe('')
    expect(draftRequest(later)).toMatchObject({ nightFrom: '19:15', put: [], remove: [] })
    expect([nightTimes[0], nightTimes.at(-1)]).toEqual(['12:00', '22:00'])
    expect(nightTimes).toContain('19:15')
  })

  it('asks for years as 护师, or takes them away', () => {
    const asked = withItem(draft, { ...typedItem(item), years: ' 3 ', yearsFrom: ' 本机构规定 ' })
    expect(asked.put[0]?.titleYears).toEqual({ years: 3, verified: false, source: '本机构规定' })
    const typed = typedItem(asked.put[0] ?? item)
    expect(typed).toMatchObject({ years: '3', yearsFrom: '本机构规定' })
    expect(withItem(draft, { ...typed, years: '' }).put[0]).not.toHaveProperty('titleYears')
  })

  it('takes an item in, changes one, and takes one out and back', () => {
    const added = withItem(draft, fresh)
    expect(draftRows(added).map(({ code, mark }) => [code, mark])).toEqual([
      ['feet', '新增'],
      ['urinaryCath', ''],
    ])
    expect(turnedOut(added, 'feet').put).toEqual([])
    const changed = withItem(draft, { ...typedItem(item), price: '99', prepare: ' 毛巾 \n\n' })
    expect(draftRequest(changed)).toMatchObject({
      ...{ base: '2026.1', from: '2026-03-05', callOut: 6000, remove: [] },
      put: [{ code: 'urinaryCath', price: 9900, prepare: ['毛巾'] }],
    })
    expect(draftRequest(changed).put[0]).not.toHaveProperty('fresh')
    const out = turnedOut(changed, 'urinaryCath')
    expect(out).toMatchObject({ put: [], remove: ['urinaryCath'] })
    expect(turnedOut(out, 'urinaryCath').remove).toEqual([])
  })

  it.each([
    [{}, ''],
    [{ name: ' ' }, '请填名称'],
    [{ code: '3a' }, '编号用英文字母和数字，字母开头'],
    [{ code: 'urinaryCath' }, '这个编号已经有了'],
    [{ minutes: '10' }, '时长请填 15 到 240 分钟'],
    [{ price: '' }, '价格请填元，最多两位小数'],
    [{ says: '' }, '请写一句给老人看的说明'],
    [{ years: '2', yearsFrom: '本机构规定' }, ''],
    [{ years: '21', yearsFrom: '本机构规定' }, '任护师满几年，请填 1 到 20，不要求就空着'],
    [{ years: '2', yearsFrom: ' ' }, '请写任护师年限是哪里规定的'],
  ])('an item with %j: %s', (change, problem) =>
    expect(itemProblem({ ...fresh, ...change }, draft)).toBe(problem),
  )
})
