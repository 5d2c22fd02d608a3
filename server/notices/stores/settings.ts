import { quietHours } from '../../../shared/notices'
import type { NoticeSettings } from '../../../shared/notices'
import { SettingModel } from '../models/setting'

export const settingStore = {
  /** How the person wants to be told; the house's hours unless they said otherwise. */
  async of(personId: string): Promise<NoticeSettings> {
    const row = await SettingModel.findById(personId).lean<NoticeSettings & { _id: string }>()
    if (!row) return { quietFrom: quietHours.from, quietTo: quietHours.to, muted: [] }
    const { quietFrom, quietTo, muted } = row
    return { quietFrom, quietTo, muted }
  },

  async set(personId: string, settings: NoticeSettings): Promise<void> {
    await SettingModel.updateOne({ _id: personId }, { $set: settings }, { upsert: true })
  },
}
