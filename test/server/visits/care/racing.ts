/** What is left of several who did the same at once. */
import { LineModel } from '../../../../server/ledger/model'
import type { VisitView } from '../../../../shared/visits/view'
import type { Answer } from '../../../support/client'

/** Lines of the ledger that this visit became, by what they are of. */
export const linesOf = async ({ id }: VisitView): Promise<string[]> => {
  const rows = await LineModel.find({}).lean<{ _id: string }[]>()
  const own = rows.map(({ _id }) => _id.split('#')).filter(([source = '']) => source.includes(id))
  return own.map(([, item = '']) => item).toSorted()
}

/** One of them went through; every other heard that somebody was first. */
export function onlyOne(answers: readonly Answer<VisitView>[]): Answer<VisitView> {
  const through = answers.filter(({ status }) => status === 200)
  expect(through).toHaveLength(1)
  for (const { status, body } of answers.filter((answer) => !through.includes(answer))) {
    const { code, message } = (body as unknown as { error: { code: string; message: string } })
      .error
    expect([status, code]).toEqual([409, 'data.changed'])
    expect(message.length).toBeGreaterThan(0)
  }
  return through[0] as Answer<VisitView>
}
