import { csvOf } from '../../../server/kit/csv'
import { explainTable } from '../../../server/indicators/tables'

describe('a table as CSV', () => {
  it('begins with the mark that lets Excel read Chinese, and ends lines as Excel does', () => {
    expect(
      csvOf([
        ['姓名', '人数'],
        ['王*兰', 3],
      ]),
    ).toBe('\uFEFF姓名,人数\r\n王*兰,3\r\n')
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['+86', "'+86"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['  =1', "'  =1"],
    ['＝1', "'＝1"],
    ['a=1', 'a=1'],
    ['2026-03-04', '2026-03-04'],
  ])('never lets %j run as a formula', (cell, written) => {
    expect(csvOf([[cell]])).toBe(`\uFEFF${written}\r\n`)
  })

  it('keeps commas, quotes and new lines inside their cell', () => {
    expect(csvOf([['a,b', '说"好"', '一\n二', null, undefined, 0]])).toBe(
      '\uFEFF"a,b","说""好""","一\n二",,,0\r\n',
    )
    expect(csvOf([['=HYPERLINK("x","y")']])).toBe('\uFEFF"\'=HYPERLINK(""x"",""y"")"\r\n')
  })

  it('writes a row behind a figure with its list and its reason', () => {
    const row = {
      id: 'record:1#service.follow-up',
      person: { id: 'p', name: '王*兰', birthYear: 1952 },
      what: '随访（家中）',
      day: '2026-03-04',
      organisation: '桃源街道社区卫生服务中心',
      counts: 0,
      reason: 'voided' as const,
    }
    expect(csvOf(explainTable([{ list: 'excluded', rows: [row] }])).split('\r\n')[1]).toBe(
      '未计入,王*兰,1952,随访（家中）,2026-03-04,桃源街道社区卫生服务中心,0,已作废,record:1#service.follow-up',
    )
  })
})
