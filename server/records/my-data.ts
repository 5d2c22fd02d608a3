import { placeNames, serviceNames } from '../../shared/records'
import type { MyDataRow } from '../kit/my-data'
import { recordStore } from './store'

/** More services than anybody gets in a life. */
const ALL = 100_000

/** Every service written down about somebody, for the export of their own data. */
export const recordRows = async (elderId: string): Promise<MyDataRow[]> =>
  (await recordStore.page({ elderIds: [elderId], limit: ALL })).map((record) => ({
    日期: record.day,
    服务: serviceNames[record.kind],
    地点: placeNames[record.place],
    数值: record.values && JSON.stringify(record.values),
    备注: record.note,
    医护: record.act.byName,
    状态: record.status === 'void' ? `作废：${record.voidReason ?? ''}` : undefined,
  }))
