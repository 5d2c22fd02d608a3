import type { GrantsRequest, NoticeSettings, NoticesView, TemplateView } from '../../shared/notices'
import { get, post, put } from '../kit/http'
import { report } from '../kit/report'

export const notices = (wanted: { limit?: number; after?: string } = {}): Promise<NoticesView> =>
  get('/notices', wanted)

/** How many were not read yet; a home page opens without the answer too. */
export async function unreadNotices(): Promise<number> {
  try {
    const { unread } = await notices({ limit: 1 })
    return unread
  } catch (error) {
    report(error)
    return 0
  }
}

export const markRead = (ids: string[]): Promise<void> => post('/notices/read', { ids })
export const noticeSettings = (): Promise<NoticeSettings> => get('/notices/settings')
export const saveNoticeSettings = (wanted: NoticeSettings): Promise<NoticeSettings> =>
  put('/notices/settings', wanted)
export const templates = (): Promise<TemplateView[]> => get('/notices/templates')
export const sendGrants = (answers: GrantsRequest['answers']): Promise<void> =>
  post('/notices/grants', { answers })
