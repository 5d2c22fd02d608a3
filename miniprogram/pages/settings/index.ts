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
import { canSpeak, chooseSpeech, hush, wantsSpeech } from '../../kit/speak-aloud'
import { failureLines, settingsMenu, speechChoices } from './view'

/** How this phone is set now. */
const chosen = () => {
  const size = sizeMode()
  const speech = canSpeak() ? speechChoices(wantsSpeech()) : []
  return { size, speech, mode: `${size} ${wantsSpeech() ? 'aloud' : ''}` }
}

/** Letter size (长辈版), reading aloud, who I am, and what went wrong lately. */
Page({
  data: {
    ...opening,
    sizes: [] as Choice[],
    size: '',
    /** One switch, where this phone can read aloud; else none. */
    speech: [] as Choice[],
    /** Changes with either, so that this very page takes it up. */
    mode: '',
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
        ...chosen(),
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
    this.setData(chosen())
  },
  switchSpeech() {
    chooseSpeech(!wantsSpeech())
    hush()
    this.setData(chosen())
  },
  /** What a voice says of this page: the questions, not the list of failures. */
  reads() {
    const { sizes, speech, menu, name } = this.data
    return ['字要多大？', sizes, speech, menu, `现在登录的是${name}`]
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
