import type { ConsentText } from '../../../shared/access'
import { deleteAccount, exportFile, exportPage } from '../../api/access'
import { callTeam } from '../../api/contact'
import { consents, consentTexts, sayConsent } from '../../api/consents'
import {
  bindings,
  endOtherSessions,
  ownSessions,
  session,
  syncClock,
  undoBinding,
} from '../../api/session'
import { ask, say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { takeFile } from '../../kit/files'
import { go, startOver } from '../../kit/go'
import { act, load, opening, type LoadState } from '../../kit/load'
import { forgetSession } from '../../kit/session'
import {
  bindingRows,
  consentRows,
  deviceRows,
  headings,
  keptRows,
  partItems,
  partOf,
  type Part,
  type Row,
} from './view'

interface Shown {
  rows: Row[]
  texts: ConsentText[]
}

/** What a part shows. */
async function shownOf(part: Part): Promise<Shown> {
  await session()
  await syncClock()
  if (part === 'bindings') return { rows: bindingRows(await bindings(), today()), texts: [] }
  if (part === 'devices') return { rows: deviceRows(await ownSessions(), today()), texts: [] }
  if (part !== 'consents') return { rows: [], texts: [] }
  const [texts, receipts] = await Promise.all([consentTexts(), consents()])
  return { rows: consentRows(texts, receipts, today()), texts }
}

/** What is kept about me: what I agreed to, taking it with me, who may sign in as me, and leaving. */
Page({
  data: {
    ...opening,
    part: '' as Part,
    heading: headings[''],
    items: partItems,
    rows: [] as Row[],
    deleted: [] as string[],
    action: '',
  },
  texts: [] as ConsentText[],
  onLoad({ part }: { part?: string }) {
    const wanted = partOf(part)
    this.setData({ part: wanted, heading: headings[wanted] })
    void this.refresh()
  },
  refresh() {
    return load(this, () => this.look())
  },
  async look() {
    const { rows, texts } = await shownOf(this.data.part)
    this.texts = texts
    const elsewhere = this.data.part === 'devices' && rows.length > 1
    const state: LoadState = this.data.part === 'bindings' && rows.length === 0 ? 'empty' : 'ready'
    return { rows, action: elsewhere ? '让别处都退出' : '', state }
  },
  callTeam,
  reads() {
    const { part, heading, items, deleted, rows } = this.data
    return [heading, part === '' ? items : [], deleted, rows]
  },
  toExport() {
    go('/pages/my-data/index?part=export')
  },
  open({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    go(`/pages/my-data/index?part=${detail.id}`)
  },
  doRow({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    return this.data.part === 'bindings' ? this.unbind(id) : this.consent(id)
  },
  async consent(purpose: string) {
    const text = this.texts.find((one) => one.purpose === purpose)
    const row = this.data.rows.find(({ id }) => id === purpose)
    if (!text || !row) return
    const agrees = row.doing === '同意'
    const sure = await ask({
      title: agrees ? text.title : `收回“${text.title}”？`,
      content: agrees ? text.paragraphs.join('\n') : '收回以后，跟它有关的事就不做了。',
      yes: agrees ? '同意' : '收回',
    })
    if (!sure) return
    await act(this, async () => {
      await sayConsent(text, agrees)
      say(agrees ? '记下了' : '收回了')
      return this.look()
    })
  },
  async unbind(id: string) {
    const sure = await ask({
      title: '解除这个绑定？',
      content: '解除以后，那个微信就不能用您的身份了。',
      yes: '解除',
    })
    if (!sure) return
    const own = this.data.rows.find((row) => row.id === id)?.tag === '这部手机'
    await act(this, async () => {
      await undoBinding(id)
      say('解除了')
      if (!own) return this.look()
      forgetSession()
      startOver()
      return {}
    })
  },
  doAction() {
    if (this.data.part === 'gone') startOver()
    else void this.signOthersOut()
  },
  signOthersOut() {
    return act(this, async () => {
      await endOtherSessions()
      say('别处都退出了')
      return this.look()
    })
  },
  takeFile() {
    return act(this, () => takeFile(exportFile(), '我的资料.json'))
  },
  takePage() {
    return act(this, () => takeFile(exportPage(), '我的资料.html'))
  },
  async leave() {
    const sure = await ask({
      title: '真的要注销？',
      content: '注销以后，代办、消息和登录都没有了，不能恢复。',
      yes: '注销',
    })
    if (!sure) return
    await act(this, async () => {
      const gone = await deleteAccount()
      forgetSession()
      return {
        part: 'gone',
        heading: headings.gone,
        action: '回到开始',
        deleted: gone.deleted,
        rows: keptRows(gone),
      }
    })
  },
})
