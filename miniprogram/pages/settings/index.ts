import { callTeam } from '../../api/contact'
import type { Choice } from '../../components/choice-list/choice'
import { sizeChoices } from '../../components/choice-list/sizes'
import type { MenuItem } from '../../components/menu-list/menu'
import { go, startOver } from '../../kit/go'
import { homesOf } from '../../kit/homes'
import { act, load, opening } from '../../kit/load'
import { askPhone, onPc } from '../../kit/pc'
import { failures } from '../../kit/report'
import { session, signOut } from '../../kit/session'
import { chooseSizeMode, sizeMode, type SizeMode } from '../../kit/size'
import { failureLines, settingsMenu } from './view'

/** Letter size (长辈版), who I am, and what went wrong lately. */
Page({
  data: {
    ...opening,
    sizes: [] as Choice[],
    size: '',
    menu: [] as MenuItem[],
    name: '',
    severalHomes: false,
    onPc: false,
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
        menu: settingsMenu(who.roles.length > 0 || who.withheld !== undefined),
        name: who.person.name,
        severalHomes: homesOf(who).length > 1,
        onPc: onPc(),
        problems: failureLines(failures()),
      }
    })
  },
  callTeam,
  chooseSize({ detail }: WechatMiniprogram.CustomEvent<{ id: SizeMode }>) {
    chooseSizeMode(detail.id)
    this.setData({ size: detail.id })
  },
  open({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    go(`/pages/${detail.id}`)
  },
  leave() {
    return act(this, async () => {
      await signOut()
      askPhone()
    })
  },
  changeSide() {
    startOver('/pages/start/index?choose=1')
  },
})
