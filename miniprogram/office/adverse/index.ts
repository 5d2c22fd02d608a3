import type { AdverseView } from '../../../shared/visits/safety'
import {
  adverseEvents,
  adverseFollowedUp,
  adverseReported,
  adverseSummary,
} from '../../api/visit-desk'
import { say } from '../../kit/ask'
import { now, today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, opening } from '../../kit/load'
import { housePage } from '../house-page'
import { firstLines, moreLines } from '../open-list'
import type { Side } from '../open-list'
import { adverseCard, yearCard } from './cards'
import type { AdverseCard, YearCard } from './cards'

const questions = {
  report: {
    title: '报给了谁？',
    reasons: ['县卫生健康局', '市卫生健康委', '省医疗质量安全不良事件系统'],
    label: '报给',
    yes: '记下已上报',
  },
  follow: {
    title: '处理结果怎么样？',
    reasons: ['老人已好转，无后遗', '已送医院，住院治疗', '已培训，已改流程'],
    label: '经过和结果',
    yes: '记下结果',
  },
}
type Asking = keyof typeof questions

const lines = {
  find: adverseEvents,
  card: (event: AdverseView): AdverseCard =>
    adverseCard(event, { today: today(), now: now().toISOString() }),
}

Page({
  ...housePage,
  id: '',
  next: '',
  data: {
    ...opening,
    cards: [] as AdverseCard[],
    which: 'open' as Side,
    hasMore: false,
    year: { says: '', harms: '', classes: [] } as YearCard,
    asking: '' as Asking | '',
    question: questions.report,
  },
  async fetch() {
    const { orgId } = this
    const span = { from: `${today().slice(0, 4)}-01-01`, to: today() }
    const [found, counted] = await Promise.all([
      firstLines(this, lines),
      adverseSummary({ orgId, ...span }),
    ])
    return { ...found, year: yearCard(counted) }
  },
  show({ detail }: WechatMiniprogram.CustomEvent<{ which: Side }>) {
    void act(this, () => firstLines(this, lines, detail.which))
  },
  loadMore() {
    void act(this, () => moreLines(this, lines))
  },
  open({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    go(`/office/visit/index?id=${detail.id}`)
  },
  ask(event: WechatMiniprogram.TouchEvent) {
    const { id, asking } = event.currentTarget.dataset as { id: string; asking: Asking }
    this.id = id
    this.setData({ asking, question: questions[asking], notice: '' })
  },
  shut() {
    this.setData({ asking: '' })
  },
  give({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    void act(this, async () => {
      const write = this.data.asking === 'report' ? adverseReported : adverseFollowedUp
      await write(this.id, detail.reason)
      say('记下了')
      return { asking: '', ...(await this.fetch()) }
    })
  },
})
