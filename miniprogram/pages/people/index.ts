import { callTeam } from '../../api/contact'
import type { Choice } from '../../components/choice-list/choice'
import { back, go } from '../../kit/go'
import { act, load, opening } from '../../kit/load'
import { actFor, actingFor, refreshSession, session } from '../../kit/session'
import type { SessionView } from '../../../shared/session'
import { peopleChoices } from './view'

const shown = (who: SessionView) => ({
  choices: peopleChoices(who),
  chosen: actingFor(who)?.elderId ?? '',
})

/** For whom does this phone act? One tap chooses and goes back. */
Page({
  data: { ...opening, choices: [] as Choice[], chosen: '' },
  onLoad() {
    void this.refresh()
  },
  reads() {
    return ['为谁办理？', this.data.choices]
  },
  refresh() {
    return load(this, async () => {
      const view = shown(await session())
      return { state: view.choices.length === 0 ? 'empty' : 'ready', ...view }
    })
  },
  /** The desk may have added somebody just now. */
  lookAgain() {
    return act(this, async () => {
      const view = shown(await refreshSession())
      return { state: view.choices.length === 0 ? 'empty' : 'ready', ...view }
    })
  },
  callTeam,
  link() {
    go('/pages/link/index')
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    actFor(detail.id)
    back()
  },
})
