import { importColumns } from '../../../shared/imports'
import type { ImportColumn } from '../../../shared/imports'
import { csvOf } from '../../kit/csv'
import { identityWords, residenceWords, sexWords, tagWords, wordsOf } from './words'
import { workbooks } from './workbooks'

/** What to write in a column, for the second sheet of the template. */
const hints: Record<ImportColumn, string> = {
  name: '和证件上一致',
  sex: wordsOf(sexWords),
  birthDate: '写成 1950-01-15',
  identityKind: `${wordsOf(identityWords)}；不填按居民身份证`,
  identityNumber: '没有可以不填；请保持文本格式，不要让表格改成数字',
  phone: '手机，或带区号的固定电话；没有可以不填',
  residence: wordsOf(residenceWords),
  communityCode: '本机构负责的社区或村的 12 位代码',
  address: '门牌以内，如 桃源路 12 号 3 幢 501 室',
  tags: `${wordsOf(tagWords)}；几个之间用顿号隔开`,
  teamName: '已经签约的才填；和本机构团队名称一致',
  packageCode: '基础包、中级包等，和签约的服务包一致',
  startsOn: '写成 2026-01-01；签约的四列要一起填',
  endsOn: '写成 2026-12-31',
}

/** The title as the template shows it; the mark says that the column must be filled. */
export const titleOf = ({ title, needed }: { title: string; needed: boolean }): string =>
  needed ? `${title}*` : title

/** Room for a number of 18 digits. */
const WIDTH = 20

export async function templateXlsx(): Promise<Buffer> {
  const { Workbook } = await workbooks()
  const workbook = new Workbook()
  const sheet = workbook.addWorksheet('居民')
  sheet.columns = importColumns.map((column) => ({
    header: titleOf(column),
    key: column.key,
    width: WIDTH,
    // As text, or a spreadsheet would round an identity number to 15 digits.
    style: { numFmt: '@' },
  }))
  const words = workbook.addWorksheet('填写说明')
  words.addRow(['列', '必填', '怎么填'])
  for (const { key, title, needed } of importColumns) {
    words.addRow([title, needed ? '是' : '', hints[key]])
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

export const templateCsv = (): string => csvOf([importColumns.map(titleOf)])
