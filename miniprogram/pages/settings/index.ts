import { callTeam } from '../../api/contact'
import type { Choice } from '../../components/choice-list/choice'
import { startOver } from '../../kit/go'
import { homesOf } from '../../kit/homes'
import { load, opening } from '../../kit/load'
import { failures } from '../../kit/report'
import { session } from '../../kit/session'
import { chooseSizeMode, sizeMode, type SizeMode } from '../../kit/size'
import { failureLines, sizeChoices } from './view'

/** Letter size (长辈版), who I am, and what went wrong lately. */
Page({
  data: {
    ...opening,
    sizes: [] as Choice[],
    size: '',
    name: '',
    severalHomes: false,
    problems: [] as string[],
  },
  onLoad() {
    void this.refresh()
  },
  refresh() {
    return load(this, async () => {
      const who = await session()
      return {
        sizes: sizeChoices,
        size: sizeMode(),
        name: who.person.name,
        severalHomes: homesOf(who).length > 1,
        problems: failureLines(failures()),
      }
    })
  },
  callTeam,
  chooseSize({ detail }: WechatMiniprogram.CustomEvent<{ id: SizeMode }>) {
    chooseSizeMode(detail.id)
    this.setData({ size: detail.id })
  },
  changeSide() {
    startOver('/pages/start/index?choose=1')
  },
})
