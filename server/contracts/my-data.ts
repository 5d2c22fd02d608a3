import type { MyDataRow } from '../kit/my-data'
import { packageOf } from './packages'
import { contractStore } from './store'

/** Every contract somebody ever had, for the export of their own data. */
export const contractRows = async (elderId: string): Promise<MyDataRow[]> =>
  (await contractStore.ofElder(elderId)).map((contract) => ({
    申请: contract.asked.at,
    经手: contract.asked.byName,
    服务包: packageOf(contract.packageCode, contract.packageVersion)?.name ?? contract.packageCode,
    协议: contract.agreement.version,
    从: contract.startsOn,
    到: contract.endedOn ?? contract.endsOn,
    签字: contract.signed?.byName,
    退回原因: contract.returnReason,
  }))
