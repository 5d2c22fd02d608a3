import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noticeKinds } from '../../../shared/notices'
import { createTemplates, demoTemplates, templatesFor } from '../../../server/notices/templates'

const room = mkdtempSync(join(tmpdir(), 'linli-templates-'))
afterAll(() => rmSync(room, { recursive: true, force: true }))

function file(content: string): string {
  const templatesFile = join(room, 'templates.json')
  writeFileSync(templatesFile, content)
  return templatesFile
}

describe('the message templates of the account', () => {
  it('come from a file; a long-term one says so', () => {
    const template = {
      id: 'abc',
      title: '到期',
      kinds: ['contract.expiring-7'],
      fields: { thing1: 'text' },
    }
    const list = templatesFor({ templatesFile: file(JSON.stringify([template])), demo: false })
    expect(list).toEqual([{ ...template, longTerm: false }])
    expect(createTemplates(list).of('contract.expiring-7')?.id).toBe('abc')
    expect(createTemplates(list).of('contract.ended')).toBeUndefined()
  })

  it.each(['no json', '{}', '[{"id":"a"}]', '[{"id":"a","title":"t","kinds":["x"],"fields":{}}]'])(
    'a file with %s stops the start in words',
    (content) => {
      expect(() => templatesFor({ templatesFile: file(content), demo: false })).toThrow(
        'WECHAT_TEMPLATES',
      )
    },
  )

  it('are none without a file, and in a demo enough to tell every kind', () => {
    expect(templatesFor({ demo: false })).toEqual([])
    const templates = createTemplates(templatesFor({ demo: true }))
    expect(noticeKinds.filter((kind) => !templates.of(kind))).toEqual([])
    expect(demoTemplates.length).toBeLessThanOrEqual(3)
  })
})
