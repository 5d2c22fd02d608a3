import type { DeletionView, OpenedRow } from '../../shared/access'
import type { Page } from '../../shared/people'
import { addressOf, get, remove } from '../kit/http'

/** Who opened the file of this elder, newest first. */
export const opened = (elderId: string, after?: string): Promise<Page<OpenedRow>> =>
  get(`/people/${elderId}/opened`, { limit: 10, after })

/** Addresses of everything kept about me: for a machine, and as a page to read. */
export const exportFile = (): string => addressOf('/me/export')
export const exportPage = (): string => addressOf('/me/export.html')

/** Deletes the account of this phone; answers what went and what the law keeps. */
export const deleteAccount = (): Promise<DeletionView> => remove('/me')
