import type { GrantsRequest, TemplateView } from '../../shared/notices'

/** WeChat asks for at most three templates at once, and never for passing and lasting ones together. */
const AT_ONCE = 3

/** Asks for leave to send WeChat messages, after a tap; no answers when WeChat shows nothing. */
export function askLeave(templates: TemplateView[]): Promise<GrantsRequest['answers']> {
  const [first] = templates
  const alike = templates.filter(({ longTerm }) => longTerm === first?.longTerm).slice(0, AT_ONCE)
  if (alike.length === 0) return Promise.resolve([])
  const ids = alike.map(({ templateId }) => templateId)
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds: ids,
      success: (said) => resolve(ids.flatMap((id) => answerOf(id, said[id]))),
      fail: () => resolve([]),
    })
  })
}

type Answer = GrantsRequest['answers'][number]['answer']
const known: readonly Answer[] = ['accept', 'reject', 'ban', 'filter']

function answerOf(templateId: string, said: unknown): GrantsRequest['answers'] {
  const answer = known.find((one) => one === said)
  return answer ? [{ templateId, answer }] : []
}
