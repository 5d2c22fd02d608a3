import { covers, credentialsOf } from '../../api/visit-desk'
import { session } from '../../api/session'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { opening } from '../../kit/load'
import { answersForHouse } from '../house'
import { housePage } from '../house-page'
import { coverCards, failingFirst, nurseRow } from '../credential-cards'
import type { CoverCard, NurseRow } from '../credential-cards'

Page({
  ...housePage,
  data: { ...opening, nurses: [] as NurseRow[], covers: [] as CoverCard[], edits: false },
  async fetch() {
    const who = await session()
    const [held, policies] = await Promise.all([credentialsOf(this.orgId), covers(this.orgId)])
    return {
      nurses: failingFirst(held.map((each) => nurseRow(each, today()))),
      covers: coverCards(policies, today()),
      edits: answersForHouse(who),
    }
  },
  openNurse(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string }
    go(`/office/credential/index?staffId=${id}&orgId=${this.orgId}`)
  },
  openCovers() {
    go(`/office/covers/index?orgId=${this.orgId}`)
  },
})
