import { visit } from '../../api/visits'
import { refuseVisit, review } from '../../api/visit-desk'
import type { VisitView } from '../../../shared/visits/view'
import { say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { callElder } from '../call-elder'
import { visitLine } from '../visit-words'
import type { VisitLine } from '../visit-words'
import { arrivalFacts, beforeFacts, billFacts, marksOf, recordFacts } from './facts'
import { waitsForReview } from './facts'
import type { Fact } from './facts'
import { trailLines } from './trail'
import type { TrailLine } from './trail'

/** What is asked for in the popup; '' while it is shut. */
type Asking = '' | 'refuse' | 'count' | 'not-count'

const questions: Record<Exclude<Asking, ''>, { title: string; reasons: string[]; yes: string }> = {
  refuse: {
    title: '为什么不受理？',
    reasons: ['现在没有能做的人', '不适合在家里做', '老人或家人不要了'],
    yes: '不受理',
  },
  count: {
    title: '为什么计入？',
    reasons: ['打电话问过老人，确实来过', '有签名和照片', '定位不准，已核实'],
    yes: '认定计入',
  },
  'not-count': {
    title: '为什么不计入？',
    reasons: ['问过老人，没有来过', '没有凭证，也问不到'],
    yes: '认定不计入',
  },
}

Page({
  id: '',
  view: undefined as VisitView | undefined,
  data: {
    ...opening,
    line: {} as VisitLine,
    groups: [] as { name: string; facts: Fact[] }[],
    trail: [] as TrailLine[],
    reviews: false,
    refuses: false,
    assigns: '',
    asking: '' as Asking,
    question: questions.refuse,
  },
  onLoad({ id = '' }: { id?: string }) {
    this.id = id
  },
  onShow() {
    void this.refresh()
  },
  refresh() {
    return load(this, async () => this.shown(await visit(this.id)))
  },
  shown(view: VisitView) {
    this.view = view
    const groups = [
      { name: '出发前', facts: beforeFacts(view) },
      { name: '到场', facts: arrivalFacts(view.arrival, today()) },
      { name: '服务记录', facts: recordFacts(view.record) },
      { name: '费用', facts: billFacts(view) },
    ]
    const { may } = view
    return {
      line: marksOf(view, visitLine(view, today())),
      groups: groups.filter(({ facts }) => facts.length > 0),
      trail: trailLines(view, today()),
      reviews: waitsForReview(view),
      refuses: may.includes('refuse'),
      assigns: may.includes('offer') ? '派人' : may.includes('reassign') ? '换人' : '',
    }
  },
  assign() {
    go(`/office/assign/index?id=${this.id}`)
  },
  openPerson() {
    go(`/staff/person/index?elderId=${this.view?.elder.id ?? ''}`)
  },
  dial() {
    void act(this, () => callElder(this.view?.elder.id ?? '', '问这次上门'))
  },
  ask(event: WechatMiniprogram.TouchEvent) {
    const { asking } = event.currentTarget.dataset as { asking: Exclude<Asking, ''> }
    this.setData({ asking, question: questions[asking], notice: '' })
  },
  close() {
    this.setData({ asking: '' })
  },
  give({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { view } = this
    const { asking } = this.data
    if (!view || asking === '') return
    void act(this, async () => {
      const why = detail.reason
      const answer =
        asking === 'refuse'
          ? await refuseVisit(view, { reason: why })
          : await review(view, { counted: asking === 'count', why })
      say(asking === 'refuse' ? '已告诉老人' : '审核记下了')
      return { asking: '', ...this.shown(answer) }
    })
  },
})
