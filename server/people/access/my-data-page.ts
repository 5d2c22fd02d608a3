import { dayOf } from '../../../shared/day'
import type { MyDataRow } from '../../kit/my-data'
import type { MyData } from './my-data'

/** Large letters and one block a row: to be read on a phone by somebody of eighty. */
const STYLE = `
body { font: 20px/1.7 "PingFang SC", "Microsoft YaHei", sans-serif; color: #111; margin: 16px }
h1 { font-size: 28px } h2 { font-size: 24px; margin: 32px 0 8px }
dl { border: 1px solid #888; border-radius: 8px; padding: 8px 16px; margin: 0 0 12px }
dl div { display: flex } dt { flex: 0 0 7em; color: #444 } dd { margin: 0; overflow-wrap: anywhere }`

/** The data as one page without scripts or links. */
export function myDataPage({ person, at, parts }: MyData): string {
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>我的资料</title><style>${STYLE}</style></head><body>`,
    `<h1>${escaped(person.name)}的资料</h1><p>${dayOf(new Date(at))} 从邻里医养导出</p>`,
    ...parts.map(({ title, rows }) => sectionOf(title, rows)),
    '</body></html>\n',
  ].join('\n')
}

const sectionOf = (title: string, rows: readonly MyDataRow[]): string =>
  [`<h2>${escaped(title)}</h2>`, ...(rows.length > 0 ? rows.map(blockOf) : ['<p>没有</p>'])].join(
    '\n',
  )

const blockOf = (row: MyDataRow): string => `<dl>${Object.entries(row).map(lineOf).join('')}</dl>`

const lineOf = ([label, value]: [string, string | number | undefined]): string =>
  value === undefined || value === ''
    ? ''
    : `<div><dt>${escaped(label)}</dt><dd>${escaped(String(value))}</dd></div>`

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`)
