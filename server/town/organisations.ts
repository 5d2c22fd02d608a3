import { organisationTypes } from '../../shared/people'
import type { PlannedOrganisation } from './plan'

/** id, name, type, region code, parent, phone, address. Phones lie in 0990-55xx xxx, which is nobody's. */
const table = `
org-province     | 澜江省卫生健康委员会     | province-commission | 990000       | -            | 0990-5500001 | 云川市省府路 1 号
org-city         | 云川市卫生健康委员会     | city-commission     | 990100       | org-province | 0990-5500101 | 云川市市府路 8 号
org-county       | 云澜区卫生健康局         | county-commission   | 990101       | org-city     | 0990-5500201 | 云澜区行政中心 3 号楼
org-taoyuan      | 桃源街道社区卫生服务中心 | community-centre    | 990101001    | org-county   | 0990-5511000 | 桃源街道桃花路 18 号
org-xinglin      | 杏林社区卫生服务站       | station             | 990101001002 | org-taoyuan  | 0990-5511002 | 杏林社区春晖里 2 号
org-qingxi       | 清溪社区卫生服务站       | station             | 990101001003 | org-taoyuan  | 0990-5511003 | 清溪社区溪畔路 66 号
org-liuyin       | 柳荫街道社区卫生服务中心 | community-centre    | 990101002    | org-county   | 0990-5512000 | 柳荫街道柳荫路 99 号
org-nantang      | 南塘社区卫生服务站       | station             | 990101002002 | org-liuyin   | 0990-5512002 | 南塘社区荷花弄 5 号
org-bailu        | 白鹭镇卫生院             | township-centre     | 990101103    | org-county   | 0990-5513000 | 白鹭镇湖滨大街 1 号
org-dongwan      | 东湾村卫生室             | village-clinic      | 990101103002 | org-bailu    | 0990-5513002 | 东湾村村委会旁
org-zhushan      | 竹山村卫生室             | village-clinic      | 990101103003 | org-bailu    | 0990-5513003 | 竹山村竹山路 12 号
org-hospital     | 云澜区人民医院           | hospital            | 990101       | org-county   | 0990-5510000 | 云澜区人民路 120 号
org-songbai      | 松柏养老院               | care-institution    | 990101001    | org-county   | 0990-5514001 | 桃源街道松柏路 7 号
org-liuyin-home  | 柳荫居家养老服务中心     | home-care-centre    | 990101002    | org-county   | 0990-5514002 | 柳荫街道柳荫路 101 号
org-taoyuan-home | 桃源居家养老服务中心     | home-care-centre    | 990101001    | org-county   | 0990-5514003 | 桃源街道桃花路 20 号
org-taoyuan-hut  | 桃源健康小屋             | hut                 | 990101001001 | org-taoyuan  | 0990-5511010 | 桃源社区文化广场东侧
`

export const organisations: PlannedOrganisation[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [id = '', name = '', kind, regionCode = '', parent, phone = '', address = ''] = line
      .split('|')
      .map((cell) => cell.trim())
    const type = organisationTypes.find((known) => known === kind)
    if (!type) throw new TypeError(`No such type of organisation: ${kind}`)
    return {
      id,
      name,
      type,
      regionCode,
      ...(parent && parent !== '-' ? { parentId: parent } : {}),
      phone,
      address,
    }
  })
