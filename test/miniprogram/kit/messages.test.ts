import { askLeave } from '../../../miniprogram/kit/messages'
import type { TemplateView } from '../../../shared/notices'

const template = (templateId: string, longTerm = false): TemplateView => ({
  kind: 'contract.accepted',
  templateId,
  title: templateId,
  longTerm,
})

/** WeChat that says yes to what it is asked, but for one it says no to. */
function wechat(refused = '') {
  const asked: string[][] = []
  const requestSubscribeMessage = ({
    tmplIds,
    success,
  }: {
    tmplIds: string[]
    success: (said: Record<string, string>) => void
  }) => {
    asked.push(tmplIds)
    const said = tmplIds.map((id): [string, string] => [id, id === refused ? 'reject' : 'accept'])
    success(Object.fromEntries<string>([['errMsg', 'requestSubscribeMessage:ok'], ...said]))
  }
  Object.assign(globalThis, { wx: { requestSubscribeMessage } })
  return asked
}

it('asks for three at most, and tells each answer', async () => {
  const asked = wechat('b')
  await expect(askLeave(['a', 'b', 'c', 'd'].map((id) => template(id)))).resolves.toEqual([
    { templateId: 'a', answer: 'accept' },
    { templateId: 'b', answer: 'reject' },
    { templateId: 'c', answer: 'accept' },
  ])
  expect(asked).toEqual([['a', 'b', 'c']])
})

it('never asks for passing and lasting ones together', async () => {
  const asked = wechat()
  await askLeave([template('a', true), template('b'), template('c', true)])
  expect(asked).toEqual([['a', 'c']])
})

it('asks nothing where there is nothing to ask for', async () => {
  const asked = wechat()
  await expect(askLeave([])).resolves.toEqual([])
  expect(asked).toEqual([])
})
