import type { OpenPhone } from '../../../preview/shell/host-window'
import type { OpenApp } from '../support/app'
import { withDaughtersPhone } from '../support/elder-api'

const { open, answers } = withDaughtersPhone()

const said = (app: OpenApp): string => (app.phone as OpenPhone).said.join('')
/** Turns reading aloud on in the settings, as a person does, and opens a page on top. */
async function reading(page: string): Promise<OpenApp> {
  const app = await open('pages/settings/index')
  await app.press('每页上面多一个')
  await app.says('打开了')
  await app.phone.router.navigateTo(`/${page}`)
  await app.says('读给我听')
  return app
}

describe('reading aloud', () => {
  it('has no button until it is wanted', async () => {
    const { says, words } = await open('pages/home/index')
    await says('该做血压测量了')
    expect(words()).not.toContain('读给我听')
  })

  it('says for whom one acts, the day and what is next, and stops when asked to', async () => {
    const app = await reading('pages/home/index')
    await app.says('该做血压测量了')
    await app.press('读给我听')
    expect(said(app)).toMatch(/^现在为 妈妈 办理。.*3月4日 星期三 正月十六。.*该做血压测量了/)
    await app.says('别读了')
    await app.press('别读了')
    await app.says('读给我听')
  })

  it('says what is wrong where a page did not open', async () => {
    answers['GET /api/records'] = () => ({ status: 500, body: 'down' })
    const app = await reading('pages/services/index')
    await app.says('再试一次')
    await app.press('读给我听')
    expect(said(app)).toContain('没有打开。系统正忙')
  })

  it('says what will stand on an empty page', async () => {
    const app = await reading('pages/services/index')
    await app.says('还没有服务记录')
    await app.press('读给我听')
    expect(said(app)).toContain('还没有服务记录。团队来量血压')
  })

  it('stops when another page comes on top', async () => {
    const app = await reading('pages/home/index')
    await app.says('该做血压测量了')
    await app.press('读给我听')
    await app.press('我的签约')
    await app.says('我的家庭医生')
    await app.phone.router.navigateBack()
    await app.says('读给我听')
  })

  it('costs no more than two small changes of the page', async () => {
    const app = await reading('pages/home/index')
    await app.says('该做血压测量了')
    await app.press('读给我听')
    const tap = app.phone.metrics.interactions.filter(({ kind }) => kind === 'tap').at(-1)
    if (!tap) throw new Error('Nothing was recorded')
    const { calls, bytes } = app.phone.metrics.sum(tap)
    expect(calls).toBeLessThanOrEqual(2)
    expect(bytes).toBeLessThan(4096)
  })

  it('reads the questions of the settings with what is chosen', async () => {
    const app = await reading('pages/settings/index')
    await app.press('读给我听')
    expect(said(app)).toMatch(/字要多大？.*长辈版.*读给我听/)
  })
})
