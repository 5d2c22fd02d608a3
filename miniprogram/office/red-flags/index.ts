import type { RedFlagSeen } from '../../../shared/visits/safety'
import { acknowledgeRedFlag, closeRedFlag, redFlagsSeen } from '../../api/visit-desk'
import { today } from '../../kit/clock'
import { go } from '../../kit/go'
import { watchedList } from '../watched-list'
import { redFlagCard } from './cards'

Page({
  ...watchedList({
    find: redFlagsSeen,
    card: (seen: RedFlagSeen) => redFlagCard(seen, today()),
    ...{ take: acknowledgeRedFlag, close: closeRedFlag },
    reasons: [
      '已打 120，送医院了',
      '打电话问过，没有大碍',
      '派人上门看过，平稳',
      '已约门诊',
      '误点，老人没事',
    ],
    ...{ calling: '急症情况，打电话问', closed: '记下了' },
  }),
  openPerson({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { elder } = currentTarget.dataset as { elder: string }
    go(`/staff/person/index?elderId=${elder}`)
  },
})
