import type { ComplaintView } from '../../../shared/visits/safety'
import { answerComplaint, complaints } from '../../api/visit-desk'
import { say } from '../../kit/ask'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { act, opening } from '../../kit/load'
import { knownSession, session } from '../../kit/session'
import { housePage } from '../house-page'
import { firstLines, moreLines } from '../open-list'
import type { Side } from '../open-list'
import { complaintCard } from './cards'
import type { ComplaintCard } from './cards'

const lines = {
  find: complaints,
  card: (complaint: ComplaintView): ComplaintCard =>
    complaintCard(complaint, { today: today(), me: knownSession()?.person.id ?? '' }),
}

Page({
  ...housePage,
  next: '',
  data: {
    ...opening,
    cards: [] as ComplaintCard[],
    which: 'open' as Side,
    hasMore: false,
    answering: '',
  },
  async fetch() {
    await session()
    return firstLines(this, lines)
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
  askAnswer(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    this.setData({ answering: id, notice: '' })
  },
  shut() {
    this.setData({ answering: '' })
  },
  give({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    void act(this, async () => {
      await answerComplaint(this.data.answering, detail.reason)
      say('答复了')
      return { answering: '', ...(await firstLines(this, lines)) }
    })
  },
})
