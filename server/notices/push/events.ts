import { z } from 'zod'
import { readXml } from './xml'

/** What WeChat reports of one message, or of one template a person turned off. */
export interface Delivery {
  messageId: string
  delivered: boolean
}
export interface TurnedOff {
  openid: string
  templateId: string
}

const texts = z.coerce.string()
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((list) => [list].flat(), z.array(item))

const sentItem = z.object({ MsgID: texts, ErrorCode: texts })
const changeItem = z.object({ TemplateId: texts, SubscribeStatusString: texts })
const event = z.object({ FromUserName: texts, MsgType: texts, Event: texts.default('') })

/** The fields of a push, XML or JSON as the account is set up. */
export function readFields(text: string): Record<string, unknown> {
  return text.trimStart().startsWith('<') ? { ...readXml(text) } : jsonFields(text)
}

function jsonFields(text: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch {
    return {}
  }
}

/**
 * What a push means for notices; anything else it may say is left alone. The answer of the pop-up is not counted
 * here: the mini-program tells it itself.
 */
export function meaningOf(fields: Record<string, unknown>): (Delivery | TurnedOff)[] {
  const parsed = event.safeParse(fields)
  if (!parsed.success) return []
  const { Event, FromUserName: openid } = parsed.data
  if (Event === 'subscribe_msg_sent_event') {
    const list = itemsOf(fields, 'SubscribeMsgSentEvent', sentItem)
    return list.map(({ MsgID, ErrorCode }) => ({ messageId: MsgID, delivered: ErrorCode === '0' }))
  }
  if (Event !== 'subscribe_msg_change_event') return []
  const list = itemsOf(fields, 'SubscribeMsgChangeEvent', changeItem)
  const off = list.filter((item) => item.SubscribeStatusString === 'reject')
  return off.map(({ TemplateId }) => ({ openid, templateId: TemplateId }))
}

/** In XML the list stands inside an element named after the event, in JSON beside it. */
function itemsOf<Item extends z.ZodType>(
  fields: Record<string, unknown>,
  around: string,
  item: Item,
): z.output<Item>[] {
  const inside = (fields[around] ?? fields) as { List?: unknown }
  const parsed = listOf(item).safeParse(inside.List ?? [])
  return parsed.success ? parsed.data : []
}
