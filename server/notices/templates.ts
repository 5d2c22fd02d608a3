import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { noticeKinds, staffNoticeKinds } from '../../shared/notices'
import type { NoticeKind, TemplateView } from '../../shared/notices'
import { StartRefusal } from '../kit/start-refusal'
import { fieldSources } from './template-fields'

const template = z.strictObject({
  id: z.string().min(1).max(100),
  title: z.string().min(1).max(40),
  kinds: z.array(z.enum(noticeKinds)).min(1),
  longTerm: z.boolean().default(false),
  /** By the template's field names, `{ "thing1": "text", "date2": "day" }`. */
  fields: z.record(z.string().regex(/^[a-z_]+\d+$/), z.enum(fieldSources)),
})
const templateFile = z.array(template)

/** A message template of the WeChat account: which kinds it tells, and what its fields hold. */
export type Template = z.output<typeof template>

export interface Templates {
  list: readonly Template[]
  /** The template that tells of a kind. */
  of(kind: NoticeKind): Template | undefined
  byId(id: string): Template | undefined
  views(): TemplateView[]
}

export function createTemplates(list: readonly Template[]): Templates {
  return {
    list,
    of: (kind) => list.find(({ kinds }) => kinds.includes(kind)),
    byId: (wanted) => list.find(({ id }) => id === wanted),
    views: () =>
      list.flatMap(({ id, title, kinds, longTerm }) =>
        kinds.map((kind) => ({ kind, templateId: id, title, longTerm })),
      ),
  }
}

/** The account's templates; a demo without any has some for the preview. */
export function templatesFor(settings: { templatesFile?: string; demo: boolean }): Template[] {
  if (settings.templatesFile) return readTemplates(settings.templatesFile)
  return settings.demo ? demoTemplates : []
}

/** A file that is not one is said in one sentence. */
function readTemplates(file: string): Template[] {
  try {
    return templateFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (thrown) {
    const why = thrown instanceof z.ZodError ? z.prettifyError(thrown) : String(thrown)
    throw new StartRefusal(`WECHAT_TEMPLATES 读不懂：${why} (unreadable message templates)`)
  }
}

/** For the demo: the preview's phones can be asked for leave, and nobody is sent anything. */
export const demoTemplates: Template[] = [
  {
    id: 'demo-contract',
    title: '签约与预约进度通知',
    kinds: [
      'contract.asked',
      'contract.accepted',
      'contract.returned',
      'contract.ended',
      'visit.asked',
      'visit.accepted',
      'visit.refused',
      'visit.moved',
      'visit.reassigned',
      'visit.cancelled',
      'visit.offered',
      'visit.broken-off',
      'visit.done',
      'visit.complaint-answered',
    ],
    longTerm: false,
    fields: { thing1: 'title', thing2: 'text', date3: 'day' },
  },
  {
    id: 'demo-expiring',
    title: '到期与上门提醒',
    kinds: [
      'contract.expiring-30',
      'contract.expiring-7',
      'visit.tomorrow',
      'visit.in-2-hours',
      'visit.set-off',
    ],
    longTerm: false,
    fields: { thing1: 'text', date2: 'day' },
  },
  {
    id: 'demo-family',
    title: '授权、档案与工作通知',
    kinds: [
      'mandate.asked',
      'mandate.confirmed',
      'mandate.changed',
      'mandate.revoked',
      'binding.made',
      'file.break-glass',
      ...staffNoticeKinds,
    ],
    longTerm: false,
    fields: { thing1: 'title', thing2: 'text', time3: 'instant' },
  },
]
